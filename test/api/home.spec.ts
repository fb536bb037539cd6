import { startApp, type TestApp } from '../kit/app';
import { browser } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** The first steps on the home page of a user. */
async function stepsSeenBy(token: string, slug: string) {
  const { text } = await browser(t, token).get(`/w/${slug}`);
  const items = [...text.matchAll(/<li( class="done")?><svg[\s\S]*?<strong>(.*?)<\/strong>/g)];
  return Object.fromEntries(items.map(([, done, title = '']) => [title, done !== undefined]));
}

it('completed first steps are ticked; the list disappears when all are done', async () => {
  const { workspace, owner } = await t.given.workspace();
  const steps = () => stepsSeenBy(owner.token, workspace.slug);
  const [invite, generate, call] = ['Invite people', 'Generate a key', 'Make the first API call'];
  expect(await steps()).toEqual({ [invite]: false, [generate]: false, [call]: false });
  await owner.post('/invitations', { emails: ['noor@example.com'], role: 'admin' });
  expect(await steps()).toEqual({ [invite]: true, [generate]: false, [call]: false });
  const { body } = await owner.post('/api-keys', { name: 'Payroll' });
  expect(await steps()).toEqual({ [invite]: true, [generate]: true, [call]: false });
  await t.as(body.value).get('/me');
  expect(await steps()).toEqual({});
});

it('a member sees only the steps they can take', async () => {
  const { workspace, owner, bob } = await t.given.workspace({ bob: 'employee' });
  expect(await stepsSeenBy(bob.token, workspace.slug)).toEqual({});
  expect(Object.keys(await stepsSeenBy(owner.token, workspace.slug))).toHaveLength(3);
  const { workspace: alone, owner: olga, ann } = await t.given.workspace({ ann: 'admin' });
  await olga.post(`/members/${ann.id}/removal`);
  expect(await stepsSeenBy(olga.token, alone.slug)).toMatchObject({ 'Invite people': false });
});
