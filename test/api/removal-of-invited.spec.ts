import { startApp, type TestApp } from '../kit/app';
import { tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it('a restoration cancels pending invitations of the member', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'employee' });
  await owner.post(`/members/${ann.id}/removal`);
  await owner.post('/invitations', { emails: [ann.email], role: 'admin' });
  const token = tokenOf(await t.mailbox.withLink(ann.email));
  await owner.post(`/members/${ann.id}/restoration`);
  expect((await owner.get('/invitations')).body.data).toEqual([]);
  const reply = await t.asNobody().post('/invitations/accept', { token });
  expect([reply.status, reply.body.state]).toEqual([410, 'cancelled']);
});

it('a removal lists and cancels pending invitations of the member', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const id = await t.given.invitation(workspace.id, owner.id, 'admin');
  await t.sql('update invitation set email = $2 where id = $1', [id, ann.email]);
  const receipt = await owner.post(`/members/${ann.id}/removal`);
  expect(receipt.body.stopped.invitations).toEqual([{ id, email: ann.email }]);
  expect((await owner.get('/invitations')).body.data).toEqual([]);
});
