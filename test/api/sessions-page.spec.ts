import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const PATH = '/me/sessions';

it('a user sees their sessions and which one is this browser', async () => {
  const { owner } = await t.given.workspace();
  const other = await t.given.session(owner.userId);
  const { status, text } = await browser(t, owner.token).get(PATH);
  expect(status).toBe(200);
  expect(wordsOf(text).match(/This browser/g)).toHaveLength(1);
  expect(text).toContain(`action="${PATH}/${other.id}/end"`);
  expect(text).not.toContain(`action="${PATH}/${owner.sessionId}/end"`);
});

it('ending a session ends only that one; ending it again says so', async () => {
  const { owner } = await t.given.workspace();
  const [one, two] = [await t.given.session(owner.userId), await t.given.session(owner.userId)];
  const page = browser(t, owner.token);
  const after = await page.send(`${PATH}/${one.id}/end`);
  expect(wordsOf(after.text)).toContain('The session has ended.');
  expect([(await t.as(one.token).get('/me')).status, (await t.as(two.token).get('/me')).status]).toEqual([
    401, 200,
  ]);
  expect(wordsOf((await page.send(`${PATH}/${one.id}/end`)).text)).toContain('has already ended');
  expect((await page.get(`${PATH}/${one.id}/end`)).headers.location).toBe(PATH);
});

it('ending all other sessions keeps this browser signed in', async () => {
  const { owner } = await t.given.workspace();
  const others = [await t.given.session(owner.userId), await t.given.session(owner.userId)];
  const page = browser(t, owner.token);
  expect(wordsOf((await page.get(PATH)).text)).toContain('2 other browsers are signed out');
  const after = await page.send(`${PATH}/end-others`);
  expect(wordsOf(after.text)).toContain('You’re not signed in anywhere else.');
  for (const { token } of others) expect((await t.as(token).get('/me')).status).toBe(401);
});

it('a user cannot end another’s session; anonymous callers must sign in', async () => {
  const { owner } = await t.given.workspace();
  const { owner: other } = await t.given.workspace();
  const reply = await browser(t, owner.token).send(`${PATH}/${other.sessionId}/end`);
  expect(wordsOf(reply.text)).toContain('has already ended');
  expect((await other.get('/me')).status).toBe(200);
  const anonymous = await browser(t).get(PATH);
  expect([anonymous.status, String(anonymous.headers.location)]).toEqual([
    303,
    expect.stringContaining('/sign-in'),
  ]);
});

it('a user without a workspace can see their sessions', async () => {
  const { id } = await t.given.user('Nico');
  const { token } = await t.given.session(id);
  expect((await browser(t, token).get(PATH)).status).toBe(200);
});
