import { hasMembership, type Principal } from '../../src/access/principal';
import { digestOf } from '../../src/kernel/secret/secret';
import { ApiKeyCredential, KeyUses } from '../../src/modules/api-keys';
import { newApiKeyToken } from '../../src/modules/api-keys/api-keys/api-key-token';
import { ApiKeysService } from '../../src/modules/api-keys/api-keys/api-keys.service';
import { SessionCredential } from '../../src/modules/sign-in';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const generate = (by: Caller, name = 'Payroll export') => by.post('/api-keys', { name });
const listed = async (by: Caller) => (await by.get('/api-keys')).body.data;

/** The principal that the guard resolves for a session, as an in-flight request holds it. */
async function admitted(token: string, workspaceId: string): Promise<Principal> {
  const caller = await t.app.get(SessionCredential).resolve(token, {
    workspace: workspaceId,
    resource: 'api/v1',
    via: { network: '203.0.113.7', requestId: 'req_1', address: '203.0.113.7' },
  });
  if (!caller || !hasMembership(caller)) throw new Error('the session was refused');
  return caller;
}

it('an owner generates a key that acts as them; its value is shown once', async () => {
  const { owner } = await t.given.workspace();
  const made = await generate(owner);
  const { value, ...shown } = made.body;
  expect(made.status).toBe(201);
  expect(value).toMatch(/^ks_live_[0-9A-Za-z]{49}$/);
  expect(shown).toEqual({
    id: expect.stringMatching(/^key_/),
    name: 'Payroll export',
    hint: value.slice(-4),
    createdAt: expect.any(String),
    lastUsedAt: null,
    member: { id: owner.id, name: owner.name, role: 'owner' },
    roleAtCreation: 'owner',
    permissions: null,
    expiresAt: null,
    networks: null,
  });
  expect(await listed(owner)).toEqual([shown]);
  expect((await t.as(value).get('/me')).body).toMatchObject({
    credential: { kind: 'api-key', id: shown.id, name: 'Payroll export' },
    member: { id: owner.id },
  });
});

it('the database stores the SHA-256 of a key; the log has only its id', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { value, id } = (await generate(owner)).body;
  await t.as(value).get('/me');
  const rows = await t.sql<{ hash: Buffer; row: string }>(
    'select token_hash as hash, k::text as row from api_key k where workspace_id = $1',
    [workspace.id],
  );
  expect(rows.map(({ hash }) => hash)).toEqual([digestOf(value)]);
  const log = t.log.join('\n');
  expect(log).toContain(id);
  for (const place of [rows[0]?.row, log]) {
    expect(place).not.toContain(value);
    expect(place).not.toContain(value.slice('ks_live_'.length, -6));
  }
});

it('only the owner generates keys, and only with a session', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const key = await t.given.apiKey(workspace.id, owner.id);
  for (const one of [ann, bob]) {
    const refused = await generate(one);
    expect(refused.body).toMatchObject({ code: 'permission-missing', permission: 'keys:generate' });
    expect(refused.status).toBe(403);
  }
  for (const reply of [
    await generate(t.as(key.token)),
    await key.get('/api-keys'),
    await key.delete(`/api-keys/${key.id}`),
  ]) {
    expect(reply.body).toMatchObject({ status: 403, code: 'credential-kind-refused', accepted: ['session'] });
  }
  expect(await listed(owner)).toHaveLength(1);
});

it('a key cannot be generated for another member or with another role', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const input = { name: 'Mine', memberId: ann.id, userId: ann.userId, role: 'owner' };
  const reply = await owner.post('/api-keys', input);
  const pointers = reply.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  expect([reply.status, pointers]).toEqual([422, ['#/memberId', '#/role', '#/userId']]);
});

it('an admin lists and revokes all keys, an employee only their own', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const [owners, bobs] = [
    await t.given.apiKey(workspace.id, owner.id),
    await t.given.apiKey(workspace.id, bob.id),
  ];
  expect((await listed(ann)).map(({ id }: { id: string }) => id)).toEqual([bobs.id, owners.id]);
  expect(await listed(bob)).toMatchObject([
    { id: bobs.id, member: { role: 'employee' }, roleAtCreation: 'owner' },
  ]);
  expect((await bob.delete(`/api-keys/${owners.id}`)).body).toMatchObject({ code: 'api-key-not-found' });
  expect((await owners.get('/me')).status).toBe(200);
  expect((await bob.delete(`/api-keys/${bobs.id}`)).status).toBe(204);
  expect((await ann.delete(`/api-keys/${owners.id}`)).status).toBe(204);
  expect([(await owners.get('/me')).status, (await bobs.get('/me')).status]).toEqual([401, 401]);
});

it('keys are listed newest first, in pages', async () => {
  const { workspace, owner } = await t.given.workspace();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await t.given.apiKey(workspace.id, owner.id)).id);
  const first = (await owner.get('/api-keys?limit=2')).body;
  const rest = (await owner.get(`/api-keys?cursor=${first.nextCursor}`)).body;
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids);
  expect([first.hasMore, rest.hasMore, rest.nextCursor]).toEqual([true, false, null]);
});

it('a revoked key gets 401, leaves the list and cannot be revoked again', async () => {
  const { owner } = await t.given.workspace();
  const { id, value } = (await generate(owner)).body;
  expect((await t.as(value).get('/me')).status).toBe(200);
  expect((await owner.delete(`/api-keys/${id}`)).status).toBe(204);
  expect((await t.as(value).get('/me')).status).toBe(401);
  expect(await listed(owner)).toEqual([]);
  const again = await owner.delete(`/api-keys/${id}`);
  expect(again.body).toMatchObject({ status: 404, code: 'api-key-not-found' });
});

it('an owner of another workspace cannot see or revoke a key', async () => {
  const [{ owner }, other] = [await t.given.workspace(), await t.given.workspace()];
  const key = (await generate(owner)).body;
  expect((await other.owner.delete(`/api-keys/${key.id}`)).body).toMatchObject({ code: 'api-key-not-found' });
  expect(await listed(other.owner)).toEqual([]);
  expect((await t.as(key.value).get('/me')).status).toBe(200);
});

it('a member has at most 50 active keys, also with concurrent requests', async () => {
  const { workspace, owner } = await t.given.workspace();
  for (let n = 0; n < 45; n += 1) await t.given.apiKey(workspace.id, owner.id);
  const racers = await Promise.all(Array.from({ length: 20 }, () => generate(owner)));
  expect(racers.filter(({ status }) => status === 201)).toHaveLength(5);
  const refused = racers.filter(({ body }) => body.status === 409 && body.code === 'key-limit-reached');
  expect(refused).toHaveLength(15);
  await owner.delete(`/api-keys/${racers.find(({ status }) => status === 201)?.body.id}`);
  expect((await generate(owner)).status).toBe(201);
});

it('a key request from before a removal fails after the restoration', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.post('/workspace/ownership', { memberId: ann.id });
  const inFlight = await admitted(ann.token, workspace.id);
  await ann.post('/workspace/ownership', { memberId: owner.id });
  await owner.post(`/members/${ann.id}/removal`);
  await owner.post(`/members/${ann.id}/restoration`, { role: 'admin' });
  await owner.post('/workspace/ownership', { memberId: ann.id });
  const keys = t.app.get(ApiKeysService);
  await expect(keys.issue(inFlight, { name: 'Late' })).rejects.toMatchObject({
    kind: { slug: 'workspace-not-found' },
  });
  const isNew = (await t.given.session(ann.userId)).token;
  const now = await admitted(isNew, workspace.id);
  await expect(keys.issue(now, { name: 'In time' })).resolves.toMatchObject({ name: 'In time' });
});

it('a key request in flight fails once ownership is transferred', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const inFlight = await admitted(owner.token, workspace.id);
  await owner.post('/workspace/ownership', { memberId: ann.id });
  await expect(t.app.get(ApiKeysService).issue(inFlight, { name: 'Late' })).rejects.toMatchObject({
    kind: { slug: 'permission-missing' },
  });
});

it('an admin demoted while the request is in flight cannot revoke other keys', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, owner.id);
  const inFlight = await admitted(ann.token, workspace.id);
  await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  await expect(t.app.get(ApiKeysService).revoke(inFlight, key.id)).rejects.toMatchObject({
    kind: { slug: 'api-key-not-found' },
  });
  expect((await key.get('/me')).status).toBe(200);
});

it('a mistyped or malformed key causes no database query', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const { lookup } = t.app.get(ApiKeyCredential);
  const typo = `${key.token.slice(0, -1)}${key.token.endsWith('0') ? '1' : '0'}`;
  const before = lookup.sent;
  const bad = [
    typo,
    key.token.slice(0, -1),
    `${key.token}0`,
    'ks_live_',
    key.token.toLowerCase(),
    `KS${key.token}`,
  ];
  for (const token of bad) expect((await t.as(token).get('/me')).status).toBe(401);
  expect(lookup.sent).toBe(before);
  expect((await t.as(newApiKeyToken()).get('/me')).status).toBe(401);
  expect(lookup.sent).toBe(before + 1);
});

it('lastUsedAt is current at once; it is stored later and never goes back', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  const stored = async () => {
    const rows = await t.sql<{ at: Date | null }>('select last_used_at as at from api_key where id = $1', [
      key.id,
    ]);
    return rows[0]?.at ?? null;
  };
  t.clock.advance(3600);
  const before = t.clock.now().getTime();
  await key.get('/me');
  const after = t.clock.now().getTime();
  const [{ lastUsedAt }] = await listed(owner);
  expect([Date.parse(lastUsedAt) >= before, Date.parse(lastUsedAt) <= after]).toEqual([true, true]);
  expect(await stored()).toBeNull();
  await t.app.get(KeyUses).flush();
  expect((await stored())?.toISOString()).toBe(lastUsedAt);
  t.clock.reset();
  await key.get('/me');
  await t.app.get(KeyUses).flush();
  expect((await stored())?.toISOString()).toBe(lastUsedAt);
});

it.each([
  ['', 'too_small'],
  ['   ', 'too_small'],
  ['x'.repeat(61), 'too_big'],
  ['a\u0000b', 'custom'],
  ['a\nb', 'custom'],
])('a key name of %j is refused', async (name, code) => {
  const { owner } = await t.given.workspace();
  const reply = await generate(owner, name);
  expect([reply.status, reply.body.errors[0]]).toMatchObject([422, { pointer: '#/name', code }]);
});
