import { startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';
import { tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const idsOf = ({ body }: Reply) => body.data.map(({ id }: { id: string }) => id);
const statusOf = async (reply: Promise<Reply>) => (await reply).status;

it('members are paged by join date, without gaps while others join', async () => {
  const { workspace, owner } = await t.given.workspace();
  const ids = [owner.id];
  for (let n = 0; n < 6; n += 1) ids.push((await t.given.newMember(workspace.id, 'employee')).id);
  const first = await owner.get('/members?limit=3');
  expect(first.body).toMatchObject({ hasMore: true, nextCursor: expect.any(String) });
  await owner.post(`/members/${ids[1]}/removal`);
  const late = await t.given.newMember(workspace.id, 'employee');
  const second = await owner.get(`/members?limit=3&cursor=${first.body.nextCursor}`);
  const third = await owner.get(`/members?limit=3&cursor=${second.body.nextCursor}`);
  expect([...idsOf(first), ...idsOf(second), ...idsOf(third)]).toEqual([...ids, late.id]);
  expect(third.body).toMatchObject({ hasMore: false, nextCursor: null });
});

it('an admin reads role, status and email of each member', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  expect((await ann.get(`/members/${owner.id}`)).body).toMatchObject({ role: 'owner', status: 'active' });
  const { body } = await ann.get(`/members/${bob.id}`);
  expect(body).toEqual({
    id: bob.id,
    name: 'bob',
    email: bob.email,
    role: 'employee',
    status: 'active',
    joinedAt: expect.any(String),
    removedAt: null,
    hiredOn: null,
    phone: null,
    address: null,
    customFields: {},
    version: 1,
  });
});

it('an employee sees only themselves; other members get 404', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  expect(idsOf(await bob.get('/members'))).toEqual([bob.id]);
  expect(await statusOf(bob.get(`/members/${bob.id}`))).toBe(200);
  const [hidden, nobody] = [
    await bob.get(`/members/${owner.id}`),
    await bob.get('/members/mem_01k0000000000000000000zzzz'),
  ];
  expect(hidden.body).toMatchObject({ status: 404, code: 'member-not-found' });
  expect({ ...hidden.body, instance: '', requestId: '' }).toEqual({
    ...nobody.body,
    instance: '',
    requestId: '',
  });
});

it('a member of another workspace gets 404 in every operation', async () => {
  const [{ owner }, other] = [await t.given.workspace(), await t.given.workspace({ bob: 'admin' })];
  const foreign = other.bob.id;
  const statuses = await Promise.all([
    statusOf(owner.get(`/members/${foreign}`)),
    statusOf(owner.put(`/members/${foreign}/role`, { role: 'employee' })),
    statusOf(owner.post(`/members/${foreign}/removal`)),
    statusOf(owner.post(`/members/${foreign}/restoration`)),
    statusOf(owner.post('/workspace/ownership', { memberId: foreign })),
  ]);
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  expect((await other.owner.get(`/members/${foreign}`)).body).toMatchObject({
    role: 'admin',
    status: 'active',
  });
});

it('an owner changes a role, which applies to keys from the next request', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id);
  expect(await statusOf(key.get('/invitations'))).toBe(200);
  const changed = await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  expect(changed).toMatchObject({ status: 200, body: { id: ann.id, role: 'employee' } });
  expect((await key.get('/invitations')).body).toMatchObject({ status: 403, permission: 'employees:read' });
  await owner.put(`/members/${ann.id}/role`, { role: 'admin' });
  expect(await statusOf(key.get('/invitations'))).toBe(200);
});

it('only the owner with a session changes roles; owner is not assignable', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const key = await t.given.apiKey(workspace.id, owner.id);
  const path = `/members/${bob.id}/role`;
  expect((await ann.put(path, { role: 'admin' })).body).toMatchObject({ code: 'permission-missing' });
  expect((await bob.put(path, { role: 'admin' })).body).toMatchObject({ code: 'permission-missing' });
  expect((await key.put(path, { role: 'admin' })).body).toMatchObject({ code: 'credential-kind-refused' });
  expect(await statusOf(owner.put(path, { role: 'owner' }))).toBe(422);
  const own = await owner.put(`/members/${owner.id}/role`, { role: 'admin' });
  expect(own.body).toMatchObject({ status: 409, code: 'owner-stays' });
  expect((await owner.get(`/members/${bob.id}`)).body.role).toBe('employee');
});

it('an owner transfers ownership to an admin; their key becomes an admin’s', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const key = await t.given.apiKey(workspace.id, owner.id);
  expect((await key.get('/me')).body.member.role).toBe('owner');
  const refused = await owner.post('/workspace/ownership', { memberId: bob.id });
  expect(refused.body).toMatchObject({ status: 409, code: 'owner-must-be-admin' });
  const moved = await owner.post('/workspace/ownership', { memberId: ann.id });
  expect(moved).toMatchObject({
    status: 200,
    body: { owner: { id: ann.id, role: 'owner' }, previousOwner: { id: owner.id, role: 'admin' } },
  });
  expect((await key.get('/me')).body.member.role).toBe('admin');
  expect((await ann.get('/me')).body.member.role).toBe('owner');
  expect(await statusOf(owner.post('/api-keys', { name: 'Too late' }))).toBe(403);
  expect(await statusOf(owner.post('/workspace/ownership', { memberId: owner.id }))).toBe(403);
});

it('a removal returns a receipt of what was revoked', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id, 'Payroll export');
  await key.get('/me');
  const sent = await ann.post('/invitations', { emails: ['receipt@harbor.example'], role: 'employee' });
  const token = tokenOf(await t.mailbox.nth('receipt@harbor.example'));
  const receipt = await owner.post(`/members/${ann.id}/removal`);
  expect(receipt).toMatchObject({
    status: 200,
    body: {
      member: { id: ann.id, status: 'removed', removedAt: expect.any(String) },
      stopped: {
        apiKeys: [{ id: key.id, name: 'Payroll export', hint: key.token.slice(-4) }],
        connections: [],
        invitations: [{ id: sent.body.data[0].invitation.id, email: 'receipt@harbor.example' }],
      },
    },
  });
  const refused = await t.asNobody().post('/invitations/accept', { token });
  expect(refused.body).toMatchObject({ status: 410, state: 'cancelled' });
  expect(idsOf(await owner.get('/members'))).toEqual([owner.id]);
  expect((await owner.get(`/members/${ann.id}`)).body.status).toBe('removed');
});

it('the receipt shows the last use of a key, even if not stored yet', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id);
  await key.get('/me');
  const { body } = await owner.post(`/members/${ann.id}/removal`);
  expect(body.stopped.apiKeys).toMatchObject([{ lastUsedAt: expect.any(String) }]);
});

it('a removed member’s key fails at once; their other workspace is kept', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const other = await t.given.workspace();
  const elsewhere = await t.given.join(
    other.workspace.id,
    { id: ann.userId, email: ann.email, name: ann.name },
    'employee',
  );
  const [key, otherKey] = [
    await t.given.apiKey(workspace.id, ann.id),
    await t.given.apiKey(other.workspace.id, elsewhere.id),
  ];
  expect([await statusOf(key.get('/me')), await statusOf(ann.get('/me'))]).toEqual([200, 200]);
  await owner.post(`/members/${ann.id}/removal`);
  expect([await statusOf(key.get('/me')), await statusOf(ann.get('/me'))]).toEqual([401, 404]);
  expect((await t.as(ann.token, other.workspace.id).get('/me')).body.member.id).toBe(elsewhere.id);
  expect(await statusOf(otherKey.get('/me'))).toBe(200);
  const { body } = await t.as(ann.token).get('/workspaces');
  expect(body.data).toMatchObject([{ id: other.workspace.id }]);
});

it('a restored member regains membership, but no old keys or sessions', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id);
  const { joinedAt } = (await owner.get(`/members/${ann.id}`)).body;
  await owner.post(`/members/${ann.id}/removal`);
  const restored = await owner.post(`/members/${ann.id}/restoration`, { role: 'admin' });
  const member = { id: ann.id, role: 'admin', status: 'active', joinedAt, removedAt: null };
  expect(restored).toMatchObject({ status: 200, body: member });
  expect([await statusOf(key.get('/me')), await statusOf(ann.get('/me'))]).toEqual([401, 404]);
  expect((await ann.get('/workspaces')).body.data).toEqual([]);
  const isNew = t.as((await t.given.session(ann.userId)).token);
  expect((await isNew.get('/me')).body.member).toMatchObject({ id: ann.id, role: 'admin' });
  const again = await owner.post(`/members/${ann.id}/restoration`);
  expect(again.body).toMatchObject({ status: 409, code: 'member-active' });
});

it('admins and their keys remove and restore members; employees cannot', async () => {
  const people = await t.given.workspace({ ann: 'admin', bob: 'employee', cem: 'employee' });
  const { workspace, ann, bob, cem } = people;
  const key = await t.given.apiKey(workspace.id, ann.id);
  const [removal, restoration] = [`/members/${bob.id}/removal`, `/members/${bob.id}/restoration`];
  expect((await cem.post(removal)).body).toMatchObject({ status: 403, reach: 'all' });
  expect(await statusOf(ann.post(removal))).toBe(200);
  expect((await ann.post(removal)).body).toMatchObject({ status: 409, code: 'member-removed' });
  expect((await cem.post(restoration)).body).toMatchObject({ status: 403 });
  expect(await statusOf(key.post(restoration))).toBe(200);
  expect(await statusOf(key.post(removal))).toBe(200);
});

it('the owner cannot be removed, and members cannot remove themselves', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const [own, ownerKey] = [
    await t.given.apiKey(workspace.id, ann.id),
    await t.given.apiKey(workspace.id, owner.id),
  ];
  const codes = await Promise.all(
    [
      ann.post(`/members/${owner.id}/removal`),
      ann.post(`/members/${ann.id}/removal`),
      own.post(`/members/${ann.id}/removal`),
      ownerKey.post(`/members/${owner.id}/removal`),
      ann.post(`/members/${ann.id}/restoration`),
    ].map(async (reply) => (await reply).body.code),
  );
  expect(codes).toEqual(['owner-stays', ...Array.from({ length: 4 }, () => 'leave-instead')]);
  expect((await owner.get('/members')).body.data).toHaveLength(2);
});

it('a member leaves with a session; the owner and keys cannot', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  const key = await t.given.apiKey(workspace.id, bob.id);
  expect((await key.post('/workspace/leave')).body).toMatchObject({ code: 'credential-kind-refused' });
  expect((await owner.post('/workspace/leave')).body).toMatchObject({ code: 'permission-missing' });
  const left = await bob.post('/workspace/leave');
  expect(left).toMatchObject({
    status: 200,
    body: { member: { id: bob.id, status: 'removed' }, stopped: { apiKeys: [{ id: key.id }] } },
  });
  expect([await statusOf(key.get('/me')), await statusOf(bob.get('/me'))]).toEqual([401, 404]);
  expect(await statusOf(owner.get('/me'))).toBe(200);
});

it('concurrent removals: one succeeds, the others get 409', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const racers = Array.from({ length: 20 }, (_, at) =>
    (at % 2 ? owner : ann).post(`/members/${bob.id}/removal`),
  );
  const statuses = (await Promise.all(racers)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
});
