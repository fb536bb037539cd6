import type { Server } from 'node:http';
import { startApp, type TestApp } from '../kit/app';
import { letIn, sendMessage } from '../kit/assistant';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ RATE_LIMIT_PER_MINUTE: '5', TRUSTED_PROXIES: '10.0.0.1' });
});
afterAll(() => t.close());

const from = async (address: string, headers: Record<string, string> = {}) => {
  const reply = await t.app.inject({ url: '/api/v1/me', remoteAddress: address, headers });
  return reply.statusCode;
};

async function fill(address: string): Promise<void> {
  for (let n = 0; n < 5; n += 1) await from(address);
}

it('a key has a rate limit, with RateLimit headers and Retry-After', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const replies = [];
  for (let n = 0; n < 6; n += 1) replies.push(await key.get('/me'));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(replies[0]?.headers).toMatchObject({
    'ratelimit-policy': '"default";q=5;w=60',
    ratelimit: '"default";r=4;t=60',
  });
  expect(Number(replies[5]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(replies[5]?.body).toMatchObject({ code: 'slow-down', retryAfterSeconds: expect.any(Number) });
});

it('rate limits are separate per key', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [one, other] = [
    await t.given.apiKey(workspace.id, owner.id),
    await t.given.apiKey(workspace.id, owner.id),
  ];
  for (let n = 0; n < 6; n += 1) await one.get('/me');
  expect((await other.get('/me')).status).toBe(200);
});

it('MCP calls count against their connection only', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [one, other] = [await letIn(t, workspace.id, owner.id), await letIn(t, workspace.id, owner.id)];
  const replies = [];
  for (let n = 0; n < 6; n += 1) replies.push(await sendMessage(one, 'tools/list'));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(replies[0]?.headers.ratelimit).toBe('"default";r=4;t=60');
  expect(Number(replies[5]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await sendMessage(other, 'tools/list')).status).toBe(200);
});

it('requests without a valid credential count against their network', async () => {
  await fill('203.0.113.9');
  expect(await from('203.0.113.9')).toBe(429);
  expect(await from('203.0.113.10')).toBe(401);
});

it('a network over its limit does not slow down valid keys', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  await fill('203.0.113.20');
  expect(await from('203.0.113.20')).toBe(429);
  expect(await from('203.0.113.20', { authorization: `Bearer ${key.token}` })).toBe(200);
});

it('an IPv6 /64 is one network; an IPv4-mapped address is the IPv4 one', async () => {
  await fill('2001:db8:1:2::1');
  expect(await from('2001:db8:1:2:ffff::9')).toBe(429);
  expect(await from('2001:db8:1:3::1')).toBe(401);
  await fill('203.0.113.30');
  expect(await from('::ffff:203.0.113.30')).toBe(429);
});

it('X-Forwarded-For is ignored unless a trusted proxy sends it', async () => {
  await fill('203.0.113.40');
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
    expect(await from('203.0.113.40', { [name]: '198.51.100.1' })).toBe(429);
  }
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.40' })).toBe(429);
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.41' })).toBe(401);
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.42, 203.0.113.40' })).toBe(429);
});

/** @returns how many of the page requests were served */
async function served(count: number, url: string, address: string, token?: string): Promise<number> {
  let allowed = 0;
  for (let n = 0; n < count; n += 1) {
    const cookies = token ? { keyshift_session: token } : {};
    const reply = await t.app.inject({ url, remoteAddress: address, cookies });
    if (reply.statusCode !== 429) allowed += 1;
    else expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  }
  return allowed;
}

describe('pages', () => {
  it.each(['/sign-in', '/sign-in/confirm?token=x', '/problems', '/api/explorer', '/connect/x'])(
    '%s counts against the network of an anonymous caller',
    async (url) => {
      const address = `203.0.113.${60 + url.length}`;
      expect(await served(8, url, address)).toBe(5);
      expect(await served(1, '/sign-in', '203.0.113.59')).toBe(1);
    },
  );

  it('with forms count too: a code is guessed five times a minute', async () => {
    const statuses = [];
    for (let n = 0; n < 7; n += 1) {
      const reply = await t.app.inject({
        method: 'POST',
        url: '/sign-in/code',
        remoteAddress: '203.0.113.100',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'code=123456',
      });
      statuses.push(reply.statusCode);
    }
    expect(statuses.filter((status) => status !== 429)).toHaveLength(5);
  });

  it('of a signed-in user count against the session, not the network', async () => {
    const { owner, ann } = await t.given.workspace({ ann: 'employee' });
    expect(await served(8, '/problems', '203.0.113.110', owner.token)).toBe(5);
    expect(await served(5, '/problems', '203.0.113.110', ann.token)).toBe(5);
    expect(await served(5, '/sign-in', '203.0.113.110')).toBe(5);
    expect(await served(1, '/sign-in', '203.0.113.110', 'dead')).toBe(0);
  });

  it('of a network are not limited by assets or invalid keys', async () => {
    await fill('203.0.113.120');
    expect(await from('203.0.113.120')).toBe(429);
    const page = await t.app.inject({ url: '/sign-in', remoteAddress: '203.0.113.120' });
    const assets = [...page.body.matchAll(/"(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '');
    expect(assets.length).toBeGreaterThan(2);
    for (const url of assets) expect(await served(7, url, '203.0.113.120')).toBe(7);
    expect(await served(5, '/sign-in', '203.0.113.120')).toBe(4);
  });
});

describe('a refused body', () => {
  const left = (headers: Record<string, unknown>) => Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
  const FIELDS = `{${Array.from({ length: 900 }, (_, at) => `"${'x'.repeat(10)}${at}":1`)}}`;
  let roomy: TestApp;
  beforeAll(async () => {
    roomy = await startApp({ RATE_LIMIT_PER_MINUTE: '100' });
  });
  afterAll(() => roomy.close());

  const post = (url: string, payload: string, remoteAddress: string, headers = {}) =>
    roomy.app.inject({
      method: 'POST',
      url,
      payload,
      remoteAddress,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['in validation', '/api/v1/sign-in/requests', FIELDS, 2],
    ['before validation', '/api/v1/sign-in/requests', `{"a":1,"a":2,"b":"${'x'.repeat(20_000)}"}`, 1],
    ['that is not JSON', '/api/v1/sign-in/requests', 'x'.repeat(20_000), 1],
  ])('%s costs its network one more request per 4 KiB', async (name, url, payload, requests) => {
    const address = `203.0.113.${130 + name.length}`;
    await post(url, payload, address);
    const { headers } = await post(url, '{}', address);
    expect(left(headers)).toBe(100 - requests - Math.floor(payload.length / 4096));
  });

  it('is not validated once the network is over its limit', async () => {
    for (let n = 0; n < 40; n += 1) await post('/api/v1/sign-in/requests', FIELDS, '203.0.113.150');
    const { statusCode, body } = await post('/api/v1/sign-in/requests', FIELDS, '203.0.113.150');
    expect([statusCode, body.length < 1_024]).toEqual([429, true]);
  });

  it('with a valid credential costs the credential, not its network', async () => {
    const { owner } = await roomy.given.workspace();
    const signedIn = { authorization: `Bearer ${owner.token}` };
    await post('/api/v1/api-keys', FIELDS, '203.0.113.160', signedIn);
    const mine = await post('/api/v1/api-keys', '{}', '203.0.113.160', signedIn);
    expect(left(mine.headers)).toBe(98 - Math.floor(FIELDS.length / 4096));
    expect(left((await post('/api/v1/sign-in/requests', '{}', '203.0.113.160')).headers)).toBe(99);
  });
});

it('slow requests are checked every 5 seconds', () => {
  const { requestTimeout, headersTimeout, connectionsCheckingInterval } = t.app.getHttpServer() as Server & {
    connectionsCheckingInterval: number;
  };
  expect([requestTimeout, headersTimeout, connectionsCheckingInterval]).toEqual([30_000, 30_000, 5_000]);
});

it('health endpoints are not limited', async () => {
  for (let n = 0; n < 20; n += 1) {
    expect((await t.app.inject({ url: '/health/live', remoteAddress: '203.0.113.50' })).statusCode).toBe(200);
  }
});
