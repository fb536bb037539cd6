import { startApp, type TestApp } from '../kit/app';
import { tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ SIGN_IN_SENDS_PER_NETWORK: '20' });
});
afterAll(() => t.close());

const ask = async (email: string, remoteAddress: string) =>
  (await t.app.inject({ method: 'POST', url: '/api/v1/sign-in/requests', remoteAddress, payload: { email } }))
    .statusCode;

it('a network over its email limit does not block the addresses it names', async () => {
  for (let n = 0; n < 20; n += 1) await ask(`junk${n}@example.com`, '203.0.113.99');
  for (let n = 0; n < 6; n += 1) expect(await ask('victim@example.com', '203.0.113.99')).toBe(429);
  expect(await ask('victim@example.com', '203.0.113.50')).toBe(202);
  expect((await t.mailbox.nth('victim@example.com')).subject).toContain('sign-in link');
});

it('signing in resets the email limit of an address', async () => {
  for (let n = 0; n < 5; n += 1) expect(await ask('often@example.com', '203.0.113.60')).toBe(202);
  expect(await ask('often@example.com', '203.0.113.61')).toBe(429);
  await t.asNobody().post('/sign-in/sessions', { token: tokenOf(await t.mailbox.nth('often@example.com')) });
  expect(await ask('often@example.com', '203.0.113.61')).toBe(202);
});

it('a failed session lookup fails the sign-out and keeps the cookie', async () => {
  const { owner } = await t.given.workspace();
  await t.sql('alter table session rename to session_away');
  const cookie = `keyshift_session=${owner.token}`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const reply = await t.app.inject({ method: 'POST', url: '/sign-out', headers });
  await t.sql('alter table session_away rename to session');
  expect([reply.statusCode >= 500, reply.headers['set-cookie']]).toEqual([true, undefined]);
  expect((await owner.get('/me')).status).toBe(200);
});

it.each(['constructor', '__proto__', 'toString'])('the explorer has no file called %s', async (name) => {
  expect((await t.asNobody().get(`//api/explorer/files/${name}`)).status).toBe(404);
});

it('a workspace name that is taken many times still gets a free slug', async () => {
  const { owner } = await t.given.workspace();
  const made = [];
  for (let n = 0; n < 12; n += 1)
    made.push(await owner.post('/workspaces', { name: 'Common', timeZone: 'UTC' }));
  expect(made.map(({ status }) => status)).toEqual(Array(12).fill(201));
  expect(made[1]?.body.slug).toBe('common-2');
  expect(made[11]?.body.slug).toMatch(/^common-[0-9a-f]{8}$/);
});

it('invitation emails to one address are limited across workspaces', async () => {
  const { owner } = await t.given.workspace();
  const { body } = await owner.post('/invitations', { emails: ['buried@example.com'], role: 'employee' });
  const resend = () => owner.post(`/invitations/${body.data[0].invitation.id}/resend`);
  const statuses = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await resend()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  const { owner: other } = await t.given.workspace();
  const reply = await other.post('/invitations', { emails: ['buried@example.com'], role: 'employee' });
  expect([reply.status, Number(reply.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await other.post('/invitations', { emails: ['calm@example.com'], role: 'employee' })).status).toBe(
    200,
  );
});
