import { createHmac, type KeyObject } from 'node:crypto';
import { Vault } from '../../src/kernel/secret/vault';
import { SessionToken } from '../../src/modules/sign-in/sessions/session-token';
import { SECRET, startApp, type TestApp } from '../kit/app';
import { tokenOf } from '../kit/mailbox';

const DAY = 86_400;
const IDLE_DAYS = 14;
const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

/** A user with two sessions and no workspace. */
async function twoSessions() {
  const user = await t.given.user();
  const [here, there] = [await t.given.session(user.id), await t.given.session(user.id)];
  return { user, here: t.as(here.token), hereId: here.id, there: t.as(there.token), thereId: there.id };
}

it('sessions are listed newest first, with the current one marked', async () => {
  const { here, hereId, thereId } = await twoSessions();
  const { body } = await here.get('/sessions');
  const shown = body.data.map(({ id, current }: { id: string; current: boolean }) => [id, current]);
  expect(shown).toEqual([
    [thereId, false],
    [hereId, true],
  ]);
});

it('a session shows browser and network, and no secret', async () => {
  const email = 'browser@harbor.example';
  await t.asNobody().post('/sign-in/requests', { email });
  const payload = { token: tokenOf(await t.mailbox.nth(email)) };
  const headers = { 'user-agent': CHROME };
  const url = '/api/v1/sign-in/sessions';
  const started = await t.app.inject({ method: 'POST', url, payload, headers, remoteAddress: '2001:db8::7' });
  const token = started.json().accessToken;
  const { body, text } = await t.as(token).get('/sessions');
  expect(body.data).toEqual([
    {
      id: expect.stringMatching(/^ses_/),
      current: true,
      browser: 'Chrome on macOS',
      network: '2001:db8::/64',
      beganAt: expect.any(String),
      lastSeenAt: expect.any(String),
      expiresAt: expect.any(String),
    },
  ]);
  expect(text).not.toContain(token);
});

it('an ended session gets 401 on its next request', async () => {
  const { here, there, thereId } = await twoSessions();
  expect((await there.get('/me')).status).toBe(200);
  expect((await here.delete(`/sessions/${thereId}`)).status).toBe(204);
  expect((await there.get('/me')).status).toBe(401);
  expect((await here.get('/sessions')).body.data).toHaveLength(1);
  expect((await here.delete(`/sessions/${thereId}`)).body).toMatchObject({ code: 'session-not-found' });
});

it('ending all other sessions keeps the current one', async () => {
  const { user, here, there } = await twoSessions();
  const third = t.as((await t.given.session(user.id)).token);
  expect((await here.delete('/sessions')).status).toBe(204);
  const statuses = await Promise.all([here, there, third].map(async (one) => (await one.get('/me')).status));
  expect(statuses).toEqual([200, 401, 401]);
});

it('signing out ends only that session', async () => {
  const { here, there } = await twoSessions();
  expect((await here.delete('/sessions/current')).status).toBe(204);
  expect((await here.get('/me')).status).toBe(401);
  expect((await there.get('/me')).status).toBe(200);
});

it('a user cannot see or end sessions of another user', async () => {
  const [mine, theirs] = [await twoSessions(), await twoSessions()];
  const reply = await mine.here.delete(`/sessions/${theirs.hereId}`);
  expect(reply.body).toMatchObject({ status: 404, code: 'session-not-found' });
  await mine.here.delete('/sessions');
  expect((await theirs.here.get('/me')).status).toBe(200);
  expect((await mine.here.get('/sessions')).text).not.toContain(theirs.hereId);
});

it('of 10 concurrent requests to end a session one succeeds', async () => {
  const { here, thereId } = await twoSessions();
  const ended = await Promise.all(Array.from({ length: 10 }, () => here.delete(`/sessions/${thereId}`)));
  expect(ended.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)]);
});

it('a key cannot access sessions', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const replies = await Promise.all([
    key.get('/sessions'),
    key.delete('/sessions'),
    key.delete('/sessions/current'),
    key.delete(`/sessions/${owner.sessionId}`),
  ]);
  for (const reply of replies) {
    expect(reply.body).toMatchObject({ code: 'credential-kind-refused', accepted: ['session'] });
  }
  expect((await owner.get('/me')).status).toBe(200);
});

it('a session expires after 14 idle days', async () => {
  const { here, there } = await twoSessions();
  t.clock.advance((IDLE_DAYS - 1) * DAY);
  expect((await here.get('/me')).status).toBe(200);
  t.clock.advance(DAY);
  expect((await there.get('/me')).status).toBe(401);
  const { body } = await here.get('/sessions');
  expect(body.data).toMatchObject([{ current: true }]);
});

it('a session expires after 90 days even in daily use', async () => {
  const { here } = await twoSessions();
  for (let day = 10; day < 90; day += 10) {
    t.clock.advance(10 * DAY);
    expect((await here.get('/me')).status).toBe(200);
  }
  t.clock.advance(10 * DAY - 60);
  expect((await here.get('/me')).status).toBe(200);
  t.clock.advance(61);
  expect((await here.get('/me')).status).toBe(401);
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const forged = (header: object, claims: object, key: string | KeyObject, digest = 'sha256') => {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac(digest, key).update(signed).digest('base64url')}`;
};

it('forged tokens get 401: no signature, another key, another algorithm', async () => {
  const { hereId: sid, here } = await twoSessions();
  const real = here.token ?? '';
  const key = t.app.get(Vault).keyObject('session token');
  expect((await t.as(forged({ alg: 'HS256', typ: 'JWT' }, { sid }, key)).get('/me')).status).toBe(200);
  const tokens = [
    forged({ alg: 'HS512', typ: 'JWT' }, { sid }, key, 'sha512'),
    `${part({ alg: 'none', typ: 'JWT' })}.${part({ sid })}.`,
    `${part({ alg: 'none', typ: 'JWT' })}.${part({ sid })}.AA`,
    `${part({ alg: 'none' })}.${part({ sid })}.${real.split('.')[2]}`,
    forged({ alg: 'HS256', typ: 'JWT' }, { sid }, 'another key'),
    forged({ alg: 'HS256', typ: 'JWT' }, { sid }, SECRET),
    forged({ alg: 'HS256', typ: 'JWT' }, { sid }, ''),
    `${real.slice(0, -4)}AAAA`,
    real.slice(0, real.lastIndexOf('.')),
    `${real}.${real}`,
  ];
  for (const token of tokens) expect([token, (await t.as(token).get('/me')).status]).toEqual([token, 401]);
  expect((await here.get('/me')).status).toBe(200);
});

it('a signed token of an unknown session is refused like an ended one', async () => {
  const token = new SessionToken(t.app.get(Vault)).sign('ses_01k0000000000000000000gone');
  const { here, hereId } = await twoSessions();
  await here.delete(`/sessions/${hereId}`);
  const [never, ended] = [await t.as(token).get('/me'), await here.get('/me')];
  const comparable = ({ body: { instance: _, requestId: __, ...rest } }: typeof never) => rest;
  expect(never.status).toBe(401);
  expect(comparable(never)).toEqual(comparable(ended));
  expect(never.headers['www-authenticate']).toBe(ended.headers['www-authenticate']);
});
