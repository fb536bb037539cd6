import { SignInSecrets } from '../../src/modules/sign-in/magic-links/sign-in-secrets';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';
import { statementsDuring } from '../kit/buffers';
import { codeOf, linkOf, tokenOf } from '../kit/mailbox';

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => {
  t.clock.reset();
  jest.restoreAllMocks();
});
afterAll(() => t.close());

let serial = 0;
const newAddress = () => {
  serial += 1;
  return `someone${serial}@harbor.example`;
};
const ask = (email: string) => t.asNobody().post('/sign-in/requests', { email });
const enter = (input: object) => t.asNobody().post('/sign-in/sessions', input);
const count = async (text: string, values: unknown[]) =>
  (await t.sql<{ n: number }>(`select count(*)::int as n from ${text}`, values))[0]?.n;

/** Requests the nth email of an address and reads it. */
async function asked(email: string, n = 1) {
  const { body } = await ask(email);
  const mail = await t.mailbox.nth(email, n);
  return { secret: body.requestSecret, token: tokenOf(mail), code: codeOf(mail), mail };
}

/** Codes that differ from the given one. */
const wrongCodes = (right: string, many: number) =>
  Array.from({ length: many }, (_, at) => String((Number(right) + 1 + at) % 1_000_000).padStart(6, '0'));

async function guess(secret: string, codes: readonly string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const code of codes) replies.push(await enter({ requestSecret: secret, code }));
  return replies;
}

it('the response and the queries do not reveal whether an account exists', async () => {
  const observe = async (email: string) => {
    const replies: Reply[] = [];
    const sent = await statementsDuring(async () => void replies.push(await ask(email)));
    await t.mailbox.nth(email);
    // The queue polls at any time, and an email of another test may be composed meanwhile.
    const statements = sent
      .map(({ text }) => text)
      .filter((text) => !text.includes('pgboss') && !text.endsWith('from "sign_in_request" where "id" = $1'));
    return replies.map(({ status, body, headers }) => {
      const { date: _, 'x-request-id': __, ...rest } = headers;
      return { status, fields: Object.keys(body), headers: rest, statements };
    })[0];
  };
  const { email } = await t.given.user();
  const known = await observe(email);
  expect(known).toMatchObject({ status: 202, fields: ['requestSecret', 'expiresAt'] });
  expect(known?.statements.length).toBeGreaterThan(4);
  expect(await observe(`un${email.slice(2)}`)).toEqual(known);
});

it('a sign-in link works once', async () => {
  const { token } = await asked(newAddress());
  expect(await enter({ token })).toMatchObject({ status: 201, body: { tokenType: 'Bearer' } });
  const again = await enter({ token });
  expect(again).toMatchObject({ status: 410, body: { code: 'sign-in-link-dead', state: 'used' } });
});

it('using one email voids the other emails of that address only', async () => {
  const email = newAddress();
  const [first, second, other] = [await asked(email), await asked(email, 2), await asked(newAddress())];
  expect((await enter({ token: second.token })).status).toBe(201);
  expect((await enter({ token: first.token })).body).toMatchObject({ status: 410, state: 'void' });
  const byCode = await enter({ requestSecret: first.secret, code: first.code });
  expect(byCode.body).toMatchObject({ status: 410, code: 'code-ended' });
  expect((await enter({ token: other.token })).status).toBe(201);
});

it('a link and a code work for 15 minutes', async () => {
  const [early, late] = [await asked(newAddress()), await asked(newAddress())];
  t.clock.advance(QUARTER - 30);
  expect((await enter({ token: early.token })).status).toBe(201);
  t.clock.advance(31);
  expect((await enter({ token: late.token })).body).toMatchObject({ status: 410, state: 'expired' });
  expect((await enter({ requestSecret: late.secret, code: late.code })).status).toBe(410);
});

it('a code works only in the browser that requested it', async () => {
  const email = newAddress();
  const [own, strange] = [await asked(email), await asked(email, 2)];
  const stolen = await enter({ requestSecret: strange.secret, code: own.code });
  expect(stolen.body).toMatchObject({ status: 422, code: 'code-wrong', triesLeft: 4 });
  expect((await enter({ requestSecret: 'made up', code: own.code })).status).toBe(410);
  const spaced = `${own.code.slice(0, 3)} ${own.code.slice(3)}`;
  expect((await enter({ requestSecret: own.secret, code: spaced })).status).toBe(201);
});

it('a code has five tries; the link still works afterwards', async () => {
  const { secret, code, token } = await asked(newAddress());
  const replies = await guess(secret, [...wrongCodes(code, 5), code]);
  expect(replies.map(({ status }) => status)).toEqual([422, 422, 422, 422, 410, 410]);
  expect(replies.slice(0, 4).map(({ body }) => body.triesLeft)).toEqual([4, 3, 2, 1]);
  expect((await enter({ token })).status).toBe(201);
});

it('of 100 concurrent wrong codes five are checked', async () => {
  const { secret, code } = await asked(newAddress());
  const checks = jest.spyOn(t.app.get(SignInSecrets), 'isCode');
  const guesses = wrongCodes(code, 100).map((one) => enter({ requestSecret: secret, code: one }));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(checks).toHaveBeenCalledTimes(5);
  expect(statuses.filter((status) => status === 422)).toHaveLength(4);
  expect(statuses.filter((status) => status === 410)).toHaveLength(96);
});

it('an address has 20 code tries an hour; links keep working', async () => {
  const email = newAddress();
  for (const n of [1, 2, 3, 4]) {
    const { secret, code } = await asked(email, n);
    await guess(secret, wrongCodes(code, 5));
  }
  const fifth = await asked(email, 5);
  expect((await guess(fifth.secret, [fifth.code]))[0]?.status).toBe(410);
  t.clock.advance(QUARTER + 1);
  const sixth = await asked(email, 6);
  expect((await guess(sixth.secret, [sixth.code]))[0]?.body).toMatchObject({ code: 'code-ended' });
  expect((await enter({ token: sixth.token })).status).toBe(201);
  t.clock.advance(HOUR);
  const seventh = await asked(email, 7);
  expect((await guess(seventh.secret, [seventh.code]))[0]?.status).toBe(201);
});

it('a right code does not count as a try', async () => {
  const email = newAddress();
  for (const n of [1, 2, 3, 4]) {
    const { secret, code } = await asked(email, n);
    await guess(secret, wrongCodes(code, 4));
  }
  const { secret, code } = await asked(email, 5);
  expect((await guess(secret, [code]))[0]?.status).toBe(201);
  t.clock.advance(QUARTER + 1);
  const next = await asked(email, 6);
  const replies = await guess(next.secret, [...wrongCodes(next.code, 3), next.code]);
  expect(replies.map(({ status }) => status)).toEqual([422, 422, 422, 201]);
});

it('requests by others cannot lock a user out: five emails, working links', async () => {
  const email = newAddress();
  const since = t.clock.now().getTime();
  for (let n = 1; n <= 5; n += 1) expect((await ask(email)).status).toBe(202);
  const sixth = await ask(email);
  const used = Math.ceil((t.clock.now().getTime() - since) / 1000);
  expect(sixth).toMatchObject({ status: 429, body: { code: 'slow-down' } });
  const seconds = Number(sixth.headers['retry-after']);
  expect(seconds).toBeGreaterThanOrEqual(QUARTER - used);
  expect(seconds).toBeLessThanOrEqual(QUARTER);
  const mail = await t.mailbox.nth(email, 5);
  expect(t.mailbox.to(email)).toHaveLength(5);
  expect((await enter({ token: tokenOf(mail) })).status).toBe(201);
  expect((await ask(newAddress())).status).toBe(202);
  t.clock.advance(seconds);
  expect((await ask(email)).status).toBe(202);
});

describe('limits per network', () => {
  let own: TestApp;
  beforeAll(async () => {
    own = await startApp({ SIGN_IN_SENDS_PER_NETWORK: '20' });
  });
  afterAll(() => own.close());

  const askFrom = async (remoteAddress: string, headers = {}) => {
    const payload = { email: newAddress() };
    const url = '/api/v1/sign-in/requests';
    return (await own.app.inject({ method: 'POST', url, payload, remoteAddress, headers })).statusCode;
  };

  it('a network gets 20 emails, however its address is written', async () => {
    for (let n = 0; n < 20; n += 1) expect(await askFrom('203.0.113.9')).toBe(202);
    expect(await askFrom('203.0.113.9')).toBe(429);
    expect(await askFrom('::ffff:203.0.113.9')).toBe(429);
    expect(await askFrom('203.0.113.10')).toBe(202);
  });

  it('an IPv6 /64 is one network, and forwarding headers are ignored', async () => {
    const claims = (n: number) => ({
      'x-forwarded-for': `198.51.100.${n}`,
      'x-real-ip': `198.51.100.${n}`,
      forwarded: `for=198.51.100.${n}`,
    });
    for (let n = 0; n < 20; n += 1) expect(await askFrom(`2001:db8:1:2:${n}::${n + 1}`, claims(n))).toBe(202);
    expect(await askFrom('2001:db8:1:2:ffff:ffff:ffff:ffff', claims(99))).toBe(429);
    expect(await askFrom('2001:db8:1:3::1')).toBe(202);
  });
});

it('database, queue and log contain no link, code or browser secret', async () => {
  const email = newAddress();
  const { token, code, secret } = await asked(email);
  await enter({ requestSecret: secret, code: wrongCodes(code, 1)[0] });
  const { accessToken } = (await enter({ token })).body;
  const stored = await t.sql<{ row: string }>(
    `select r::text as row from sign_in_request r where email = $1
     union all select j::text from pgboss.job j union all select s::text from session s
     union all select b::text from throttle b`,
    [email],
  );
  const kept = [...stored.map(({ row }) => row), ...t.log].join('\n');
  expect(kept).toContain(email);
  const bytes = Buffer.from(token, 'base64url').toString('hex');
  for (const found of [token, bytes, secret, accessToken]) expect(kept).not.toContain(found);
  const request = stored.find(({ row }) => row.includes(email))?.row ?? '';
  expect(request.replace(/\d{4}-\d\d-\d\d [\d:.]+/g, '')).not.toMatch(new RegExp(`\\b${code}\\b`));
});

it.each([
  { host: 'evil.example' },
  { host: '127.0.0.1:3000@evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '444' },
  { forwarded: 'for=1.2.3.4;host=evil.example;proto=https' },
  { 'x-original-host': 'evil.example', 'x-host': 'evil.example' },
  { origin: 'https://evil.example', referer: 'https://evil.example/sign-in' },
])('the request headers %j do not change the origin of the link', async (headers) => {
  const email = newAddress();
  await t.asNobody().send('POST', '/sign-in/requests', { email }, headers);
  const { text, html } = await t.mailbox.nth(email);
  const origins = `${text} ${html}`.match(/https?:\/\/[^/\s"<]+/g) ?? [];
  expect(origins.length).toBeGreaterThan(2);
  expect([...new Set(origins)]).toEqual([ORIGIN]);
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'w/x', ''])(
  'returnTo %j is refused',
  async (returnTo) => {
    const reply = await t.asNobody().post('/sign-in/requests', { email: newAddress(), returnTo });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/returnTo' }] } });
  },
);

it('returnTo accepts a path of this service', async () => {
  const input = { email: newAddress(), returnTo: '/w/harbor-bakery/api-keys?tab=1' };
  expect((await t.asNobody().post('/sign-in/requests', input)).status).toBe(202);
});

it('a new account is created when the link is used, not before', async () => {
  const email = newAddress();
  const { token } = await asked(email);
  expect(await count('app_user where email = $1', [email])).toBe(0);
  expect((await enter({ token })).body.user).toMatchObject({ email });
  expect(await count('app_user where email = $1', [email])).toBe(1);
});

it('of 20 concurrent sign-ins with two links one succeeds', async () => {
  const email = newAddress();
  const [first, second] = [await asked(email), await asked(email, 2)];
  const racers = Array.from({ length: 20 }, (_, at) => enter({ token: (at % 2 ? first : second).token }));
  const statuses = (await Promise.all(racers)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, ...Array.from({ length: 19 }, () => 410)]);
  const sessions = 'session s join app_user u on u.id = s.user_id where u.email = $1';
  expect(await count(sessions, [email])).toBe(1);
});

it.each([
  'a@x.example, b@x.example',
  'a@x.example;b@x.example',
  'Dana <dana@x.example>',
  'a@x.example\r\nBcc: b@x.example',
  'a\u0000@x.example',
  '"a b"@x.example',
  'a@b@x.example',
  'a\ud800@x.example',
  'dana@exämple.com',
])('the address %j is refused', async (email) => {
  const before = await count('sign_in_request', []);
  expect(await ask(email)).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/email' }] } });
  expect(await count('sign_in_request', [])).toBe(before);
});

it('the email contains the link and a six-digit code', async () => {
  const { mail, token, code } = await asked(newAddress());
  expect(linkOf(mail)).toBe(`${ORIGIN}/sign-in/confirm?token=${token}`);
  expect(code).toMatch(/^\d{6}$/);
});
