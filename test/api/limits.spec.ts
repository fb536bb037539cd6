import { startApp, type TestApp } from '../kit/app';
import { letIn, tell } from '../kit/assistant';

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

it('a key may so much a minute, is told what is left, and when to come back', async () => {
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

it('one key’s limit is not another’s', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [one, other] = [
    await t.given.apiKey(workspace.id, owner.id),
    await t.given.apiKey(workspace.id, owner.id),
  ];
  for (let n = 0; n < 6; n += 1) await one.get('/me');
  expect((await other.get('/me')).status).toBe(200);
});

it('an assistant’s calls count against its connection, and against no other', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [one, other] = [await letIn(t, workspace.id, owner.id), await letIn(t, workspace.id, owner.id)];
  const replies = [];
  for (let n = 0; n < 6; n += 1) replies.push(await tell(one, 'tools/list'));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(replies[0]?.headers.ratelimit).toBe('"default";r=4;t=60');
  expect(Number(replies[5]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await tell(other, 'tools/list')).status).toBe(200);
});

it('requests without a live credential count against their network', async () => {
  await fill('203.0.113.9');
  expect(await from('203.0.113.9')).toBe(429);
  expect(await from('203.0.113.10')).toBe(401);
});

it('a network that guesses never slows down a key that works from there', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  await fill('203.0.113.20');
  expect(await from('203.0.113.20')).toBe(429);
  expect(await from('203.0.113.20', { authorization: `Bearer ${key.token}` })).toBe(200);
});

it('one IPv6 /64 is one network, and an IPv4-mapped address is the IPv4 one', async () => {
  await fill('2001:db8:1:2::1');
  expect(await from('2001:db8:1:2:ffff::9')).toBe(429);
  expect(await from('2001:db8:1:3::1')).toBe(401);
  await fill('203.0.113.30');
  expect(await from('::ffff:203.0.113.30')).toBe(429);
});

it('a forged X-Forwarded-For changes nothing, unless a listed proxy sends it', async () => {
  await fill('203.0.113.40');
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
    expect(await from('203.0.113.40', { [name]: '198.51.100.1' })).toBe(429);
  }
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.40' })).toBe(429);
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.41' })).toBe(401);
  expect(await from('10.0.0.1', { 'x-forwarded-for': '203.0.113.42, 203.0.113.40' })).toBe(429);
});

it('health is never limited', async () => {
  for (let n = 0; n < 20; n += 1) {
    expect((await t.app.inject({ url: '/health/live', remoteAddress: '203.0.113.50' })).statusCode).toBe(200);
  }
});
