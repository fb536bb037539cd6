import { crc32 } from 'node:zlib';
import { newApiKeyToken } from '../../src/modules/api-keys/api-keys/api-key-token';
import { startApp, type TestApp } from '../kit/app';
import { until } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

let host = 0;
/** Each report comes from another network unless one is given. */
function report(body: unknown, from?: string) {
  host += 1;
  const remoteAddress = from ?? `198.51.${Math.floor(host / 200)}.${host % 200}`;
  const url = '/api/v1/leaked-credentials';
  return t.app.inject({ method: 'POST', url, remoteAddress, payload: body as object });
}
const emailsTo = (to: string) =>
  t.mailbox.to(to).filter(({ subject }) => subject.includes('reported as leaked'));
const stopped = (key: { get: (path: string) => Promise<{ status: number }> }) =>
  until(async () => ((await key.get('/me')).status === 401 ? true : undefined));

it('a reported key is revoked and logged, its creator and owner are emailed', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id, 'Roster sync');
  expect((await key.get('/me')).status).toBe(200);
  const reply = await report({ credentials: ['nonsense', ` ${key.token}\n`] });
  expect([reply.statusCode, reply.json()]).toEqual([202, { status: 'received' }]);
  await stopped(key);
  const mail = await until(() => emailsTo(ann.email)[0]);
  await until(() => emailsTo(owner.email)[0]);
  expect(mail.text).toContain(`“Roster sync”, which ends in ${key.token.slice(-4)} and which you generated`);
  expect(emailsTo(owner.email)[0]?.text).toContain('which ann generated');
  const { body } = await owner.get('/audit-events?action=api_key.leaked');
  expect(body.data).toMatchObject([
    { actor: null, target: { id: key.id, name: 'Roster sync' }, before: { hint: key.token.slice(-4) } },
  ]);
});

it('a report of the owner’s key sends one email; a repeat sends none', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  await report({ credentials: [key.token, key.token] });
  await stopped(key);
  await report({ credentials: [key.token] });
  const marker = await t.given.apiKey(workspace.id, owner.id, 'Marker');
  await report({ credentials: [marker.token] });
  await stopped(marker);
  await until(() => emailsTo(owner.email)[1]);
  expect(emailsTo(owner.email).filter(({ subject }) => subject.includes('A key'))).toHaveLength(1);
  expect((await owner.get('/audit-events?action=api_key.leaked')).body.data).toHaveLength(2);
});

it('the response is the same for active, invalid and malformed keys', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const values = [key.token, newApiKeyToken(), key.token.slice(0, -1), '', 'x'.repeat(1000), 'ghp_1'];
  const replies = [];
  for (const value of values) replies.push(await report({ credentials: [value] }));
  expect(new Set(replies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
});

it('a reported value is not queued, emailed, logged or repeated', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  await report({ credentials: [key.token] });
  await stopped(key);
  await until(() => emailsTo(owner.email)[0]);
  const refused = await report({ credentials: [key.token, 7], note: key.token });
  const jobs = await t.sql<{ data: unknown }>('select data from pgboss.job');
  const secret = key.token.slice(8, -6);
  for (const place of [jobs, t.mailbox.mails, t.log, refused.body])
    expect(JSON.stringify(place)).not.toContain(secret);
  expect(JSON.stringify(jobs)).toMatch(/"digests":\["[0-9a-f]{64}"\]/);
});

it.each([
  [{}, '#/credentials'],
  [{ credentials: [] }, '#/credentials'],
  [{ credentials: 'ks_live_' }, '#/credentials'],
  [{ credentials: Array.from({ length: 101 }, () => 'x') }, '#/credentials'],
  [{ credentials: ['x'], more: 1 }, '#/more'],
])('%j is refused', async (body, pointer) => {
  const reply = await report(body);
  expect([reply.statusCode, reply.json().errors[0].pointer]).toEqual([422, pointer]);
});

it('reports are limited per network, with Retry-After', async () => {
  const statuses = [];
  for (let n = 0; n < 31; n += 1)
    statuses.push((await report({ credentials: ['x'] }, '203.0.113.77')).statusCode);
  expect([statuses.filter((status) => status === 202).length, statuses.at(-1)]).toEqual([30, 429]);
  const late = await report({ credentials: ['x'] }, '203.0.113.77');
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
  expect((await report({ credentials: ['x'] }, '203.0.113.78')).statusCode).toBe(202);
});

it('the published pattern and checksum tell a real key from a typo', async () => {
  const reply = await t.app.inject({ url: '/.well-known/secret-scanning.json' });
  const { secrets, report: how } = reply.json();
  const [{ regex, checksum }] = secrets;
  expect([reply.statusCode, how.url]).toEqual([200, 'http://127.0.0.1:3000/api/v1/leaked-credentials']);
  /** Implements the published description, without the product's code. */
  const isKey = (text: string) => {
    if (!new RegExp(`^${regex}$`).test(text)) return false;
    let rest = crc32(Buffer.from(text.slice(0, 51), 'ascii'));
    let due = '';
    for (; due.length < 6; rest = Math.floor(rest / 62)) due = checksum.digits[rest % 62] + due;
    return text.slice(-6) === due;
  };
  expect(isKey(checksum.example)).toBe(true);
  for (let n = 0; n < 50; n += 1) {
    const key = newApiKeyToken();
    expect(isKey(key)).toBe(true);
    expect(isKey(key.slice(0, 20) + (key[20] === 'a' ? 'b' : 'a') + key.slice(21))).toBe(false);
  }
});
