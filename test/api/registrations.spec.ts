import { generateKeyPairSync } from 'node:crypto';
import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { startApp, type TestApp } from '../kit/app';
import { Assistant, CALLBACK, Tab } from '../kit/oauth-client';

const PER_NETWORK = 20;
const CAP = 5_000;
const TIDY_EVERY = 1_000;
const AT_ONCE = 500;

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: `${PER_NETWORK}` });
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

async function register(remoteAddress: string, changes: object = {}) {
  const payload = { client_name: 'Helper', redirect_uris: [CALLBACK], ...changes };
  const reply = await t.app.inject({ method: 'POST', url: '/oauth/register', remoteAddress, payload });
  return { status: reply.statusCode, retryAfter: reply.headers['retry-after'], body: reply.json() };
}

async function registered(remoteAddress: string): Promise<Assistant> {
  const { status, body } = await register(remoteAddress);
  expect(status).toBe(201);
  return new Assistant(t, body.client_id);
}

async function kept(rest = ''): Promise<number> {
  const clients = "select count(*)::int as count from oauth_record r where r.kind = 'Client'";
  return (await t.sql<{ count: number }>(`${clients} ${rest}`))[0]?.count ?? 0;
}

const everUsed = () => kept('and exists (select from connection c where c.client_id = r.client_id)');

/** Adds registrations from that many networks, as the authorization server stores them. */
async function flooded(many: number): Promise<void> {
  await t.sql(
    `insert into oauth_record (kind, id_hash, payload, client_id, created_at)
     select 'Client', sha256(('flood ' || n)::bytea), r.payload, 'flood ' || n, now()
     from generate_series(1, $1) n, (select payload from oauth_record where kind = 'Client' limit 1) r`,
    [many],
  );
  await t.sql("update throttle set count = count + $1 where bucket = 'registrations'", [many]);
}

const CLAUDE = [
  'https://claude.ai/oauth/mcp-oauth-client-metadata',
  'https://claude.ai/api/mcp/auth_callback',
] as const;

it('10,000 registrations hit the limits and block no legitimate client', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const used = await registered('192.0.2.1');
  const { refresh_token: refreshToken } = await used.connect(owner, workspace.id);
  const reviewed = await registered('192.0.2.2');
  const tab = Tab.forSession(t, ann);
  const page = String((await tab.get(reviewed.address())).headers.location);

  // 4,000 are stored. Most of the rest come from one network with 2^64 addresses, the others from many networks.
  await flooded(4_000);
  const one = Array.from({ length: 3_600 }, (_, n) => `2001:db8:1:2::${(n + 1).toString(16)}`);
  const many = Array.from({ length: 2_400 }, (_, n) => `198.18.${n % 60}.${Math.floor(n / 60) % 2}`);
  const arrivals = [...one, ...many].map((address, n) => ({ address, at: (n * 7_919) % 6_000 }));
  arrivals.sort((a, b) => a.at - b.at);
  const statuses: number[] = [];
  let most = 0;
  while (arrivals.length > 0) {
    const next = arrivals.splice(0, AT_ONCE).map(({ address }) => register(address));
    statuses.push(...(await Promise.all(next)).map(({ status }) => status));
    most = Math.max(most, await kept());
  }
  expect([statuses.length, new Set(statuses)]).toEqual([6_000, new Set([201, 429])]);
  expect(statuses.filter((status) => status === 201)).toHaveLength(PER_NETWORK + 2_400);
  expect(most).toBeGreaterThan(CAP);
  expect(most).toBeLessThanOrEqual(CAP + TIDY_EVERY + AT_ONCE);
  await t.app.get(ScheduledTasks).runAll();
  expect(await kept()).toBe(CAP + (await everUsed()) + 1);

  // Connected clients stay connected, and pending requests can be answered despite newer registrations.
  expect((await used.refresh(refreshToken)).status).toBe(200);
  const back = await reviewed.answered(tab, page, { account: workspace.id });
  expect((await reviewed.redeem(back.searchParams.get('code') ?? '')).status).toBe(200);
  // A new user connects with a registration from elsewhere, and from the flooded network with a document.
  const { workspace: other, owner: newcomer } = await t.given.workspace();
  const { access_token: token } = await (await registered('192.0.2.3')).connect(newcomer, other.id);
  expect((await t.as(token).get('/me')).status).toBe(200);
  const start = await t.app.inject({
    url: new Assistant(t, ...CLAUDE).address(),
    remoteAddress: one[0] ?? '',
  });
  expect([start.statusCode, start.headers.location]).toEqual([303, expect.stringMatching(/^\/connect\//)]);
});

it('a network over the limit gets Retry-After and can register again later', async () => {
  const since = t.clock.now().getTime();
  for (let n = 0; n < PER_NETWORK; n += 1) await registered('203.0.113.1');
  const late = await register('203.0.113.1');
  const used = Math.ceil((t.clock.now().getTime() - since) / 1000);
  expect([late.status, Number(late.retryAfter) >= 3_600 - used]).toEqual([429, true]);
  expect((await register('203.0.113.2')).status).toBe(201);
  t.clock.advance(3_601);
  expect((await register('203.0.113.1')).status).toBe(201);
});

it('a registration that was ever used is kept, an unused one is deleted', async () => {
  const { workspace, owner } = await t.given.workspace();
  const used = await registered('203.0.113.10');
  const idle = await registered('203.0.113.10');
  const { refresh_token: token } = await used.connect(owner, workspace.id);
  await used.revoke(token);
  t.clock.advance(400 * 86_400);
  await t.app.get(ScheduledTasks).runAll();
  const known = async ({ clientId }: Assistant) =>
    (await t.sql("select 1 from oauth_record where kind = 'Client' and client_id = $1", [clientId])).length;
  expect([await known(used), await known(idle)]).toEqual([1, 0]);
});

const FIELDS = [
  ...[
    'client_id',
    'client_name',
    'client_uri',
    'logo_uri',
    'policy_uri',
    'tos_uri',
    'contacts',
    'redirect_uris',
  ],
  ...[
    'grant_types',
    'response_types',
    'scope',
    'token_endpoint_auth_method',
    'application_type',
    'jwks',
    'jwks_uri',
  ],
  ...['software_id', 'software_version', 'software_statement', 'client_secret', 'client_secret_expires_at'],
  ...['subject_type', 'sector_identifier_uri', 'default_max_age', 'require_auth_time', 'default_acr_values'],
  ...['initiate_login_uri', 'post_logout_redirect_uris', 'response_modes', 'id_token_signed_response_alg'],
  ...['token_endpoint_auth_methods_supported', 'token_endpoint_auth_signing_alg', '__proto__', 'constructor'],
];
const VALUES = [
  ...[
    'null',
    '0',
    '-1',
    '1e400',
    'true',
    '""',
    '" "',
    '"none"',
    '"\\u0000"',
    '"\\ud800"',
    '"javascript:alert(1)"',
  ],
  ...['[]', '[null]', '[1]', '[[]]', '["none"]', '["https://a.example/x","javascript:alert(1)"]', '{}'],
  ...['[{"toString":1}]', '[{}]'],
  ...[
    '{"toString":1}',
    '{"keys":[null]}',
    '{"keys":[{}]}',
    '{"keys":{"length":1}}',
    '{"__proto__":{"admin":true}}',
  ],
  ...[
    `"${'x'.repeat(10_000)}"`,
    `${'['.repeat(500)}${']'.repeat(500)}`,
    `"https://${'a'.repeat(3_000)}.example/"`,
  ],
];

it('malformed registrations get 201 or 400 and break nothing', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyText = JSON.stringify(publicKey.export({ format: 'jwk' }));
  const headers = { 'content-type': 'application/json' };
  const send = async (payload: string, n: number) => {
    const from = { remoteAddress: `100.${64 + (n % 50)}.${Math.floor(n / 50) % 250}.9`, headers };
    const reply = await t.app.inject({ method: 'POST', url: '/oauth/register', ...from, payload });
    return { payload: payload.slice(0, 120), status: reply.statusCode, body: reply.body };
  };
  const own = `"redirect_uris":["${CALLBACK}"],"client_name":"Helper"`;
  const odd = FIELDS.flatMap((field) => VALUES.map((value) => `{${own},"${field}":${value}}`));
  const whole = [
    '',
    'null',
    '[]',
    '1',
    '"x"',
    '{',
    '{}',
    `{${own}`,
    `{${own}}x`,
    '\u0000',
    '['.repeat(50_000),
    // A valid key with an extra member that is nested too deeply to serialise.
    `{${own},"jwks":{"keys":[${keyText.slice(0, -1)},"more":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}}`,
  ];
  const replies = [];
  for (const [n, payload] of [...odd, ...whole].entries()) replies.push(await send(payload, n));
  expect(replies.filter(({ status }) => ![201, 400].includes(status))).toEqual([]);
  for (const { status, body } of replies) {
    const registration = JSON.parse(body);
    if (status === 400)
      expect(registration.error).toMatch(/^invalid_(client_metadata|redirect_uri|request)$/);
    else
      expect([registration.token_endpoint_auth_method, registration.client_secret]).toEqual([
        expect.any(String),
        undefined,
      ]);
  }
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});
