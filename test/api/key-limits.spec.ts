import { Controller, Get, Module } from '@nestjs/common';
import { RequirePermission } from '../../src/access/access-rules';
import { PERMISSIONS, type Permission } from '../../src/access/permissions';
import { startApp, type TestApp } from '../kit/app';

/** Fourteen routes behind the real guard, one per permission. */
@Controller('api/v1/fourteen')
class FourteenController {}

for (const permission of PERMISSIONS) {
  const name = permission.replace(':', '_');
  const descriptor = { value: () => ({ permission }), writable: true, configurable: true };
  Object.defineProperty(FourteenController.prototype, name, descriptor);
  Get(name)(FourteenController.prototype, name, descriptor);
  RequirePermission(permission, 'own')(FourteenController.prototype, name, descriptor);
}

@Module({ controllers: [FourteenController] })
class FourteenModule {}

let t: TestApp;
beforeAll(async () => {
  t = await startApp({}, [FourteenModule]);
});
afterAll(() => t.close());

const INSIDE = '10.1.2.3';
const OUTSIDE = '192.0.2.1';

async function statusOf(value: string, permission: Permission, address: string): Promise<number> {
  const url = `/api/v1/fourteen/${permission.replace(':', '_')}`;
  const reply = await t.app.inject({
    url,
    remoteAddress: address,
    headers: { authorization: `Bearer ${value}` },
  });
  return reply.statusCode;
}

/** For each permission: the result of explain, checked against the guard. */
async function verdicts(
  owner: { get: (path: string) => Promise<{ body: { allowed: boolean; refusedBy: string | null } }> },
  key: { id: string; value: string },
  address: string,
) {
  const found: Record<string, string> = {};
  for (const permission of PERMISSIONS) {
    const { body } = await owner.get(
      `/api-keys/${key.id}/explain?permission=${permission}&address=${address}`,
    );
    const status = await statusOf(key.value, permission, address);
    expect([permission, address, body.allowed]).toEqual([permission, address, status === 200]);
    found[permission] = body.refusedBy ?? 'allowed';
  }
  return found;
}

const all = (word: string) => Object.fromEntries(PERMISSIONS.map((permission) => [permission, word]));

it('explain and the guard agree on all permissions, networks and expiry', async () => {
  const { owner } = await t.given.workspace();
  const expiresAt = new Date(t.clock.now().getTime() + 3_600_000).toISOString();
  const input = { name: 'Reports', permissions: ['reports:read'], networks: ['10.0.0.0/8'], expiresAt };
  const { status, body: key } = await owner.post('/api-keys', input);
  expect([status, key.permissions, key.networks, key.expiresAt]).toEqual([
    201,
    ['reports:read'],
    ['10.0.0.0/8'],
    expiresAt,
  ]);
  expect(await verdicts(owner, key, INSIDE)).toEqual({ ...all('restriction'), 'reports:read': 'allowed' });
  expect(await verdicts(owner, key, OUTSIDE)).toEqual(all('network'));
  t.clock.advance(3_600);
  expect(await verdicts(owner, key, INSIDE)).toEqual(all('expiry'));
  t.clock.reset();
});

it('explain names demotion, removal and revocation', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const { body: key } = await owner.post('/api-keys', { name: 'Everything' });
  expect(await verdicts(owner, key, INSIDE)).toEqual(all('allowed'));
  await owner.post('/workspace/ownership', { memberId: ann.id });
  await ann.put(`/members/${owner.id}/role`, { role: 'employee' });
  const asEmployee = await verdicts(ann, key, INSIDE);
  expect(Object.values(asEmployee).filter((verdict) => verdict === 'role')).toHaveLength(4);
  await ann.post(`/members/${owner.id}/removal`);
  expect(await verdicts(ann, key, INSIDE)).toEqual(all('removal'));
  await ann.post(`/members/${owner.id}/restoration`);
  expect(await verdicts(ann, key, INSIDE)).toEqual(all('removal'));
  const { body: hers } = await ann.post('/api-keys', { name: 'Hers' });
  await ann.delete(`/api-keys/${hers.id}`);
  expect(await verdicts(ann, hers, INSIDE)).toEqual(all('revocation'));
});

it('a key from a wrong network gets 403, not 401', async () => {
  const { owner } = await t.given.workspace();
  const { body: key } = await owner.post('/api-keys', { name: 'N', networks: ['2001:db8::/32'] });
  const ask = (remoteAddress: string) =>
    t.app.inject({ url: '/api/v1/me', remoteAddress, headers: { authorization: `Bearer ${key.value}` } });
  expect((await ask('2001:db8::7')).statusCode).toBe(200);
  const refused = await ask('2001:db9::7');
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'network-not-allowed']);
  expect((await ask('::ffff:10.0.0.1')).statusCode).toBe(403);
});

it.each([
  [{ permissions: [] }, '#/permissions'],
  [{ permissions: ['everything:edit'] }, '#/permissions/0'],
  [{ networks: ['10.0.0.0/40'] }, '#/networks/0'],
  [{ networks: [] }, '#/networks'],
  [{ expiresAt: 'tomorrow' }, '#/expiresAt'],
])('%j is refused with a pointer', async (limits, pointer) => {
  const { owner } = await t.given.workspace();
  const reply = await owner.post('/api-keys', { name: 'X', ...limits });
  expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, pointer]);
});

it('an expiry in the past is refused; duplicate permissions are merged', async () => {
  const { owner } = await t.given.workspace();
  const past = await owner.post('/api-keys', { name: 'X', expiresAt: '2020-01-01T00:00:00Z' });
  expect([past.status, past.body.code]).toEqual([422, 'expiry-passed']);
  const input = { name: 'X', permissions: ['rules:read', 'account:edit', 'rules:read'] };
  expect((await owner.post('/api-keys', input)).body.permissions).toEqual(['account:edit', 'rules:read']);
});
