import { startApp, type TestApp } from '../kit/app';
import type { Reply } from '../kit/as';
import { until } from '../kit/mailbox';
import { Assistant } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ DATABASE_POOL_SIZE: '20' });
});
afterAll(() => t.close());

it('the preview and the receipt list exactly what the removal revokes', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const keys = [];
  for (const name of ['Payroll', 'Tablet', 'BI']) keys.push(await t.given.apiKey(workspace.id, ann.id, name));
  const assistant = await t.given.connection(workspace.id, ann.id);
  await keys[0]?.get('/me');
  expect((await assistant.get('/me')).status).toBe(200);
  await ann.post('/invitations', { emails: ['a@example.com', 'b@example.com'], role: 'employee' });
  await t.given.apiKey(workspace.id, owner.id, 'not hers');
  const elsewhere = await t.given.workspace();
  const there = await t.given.join(
    elsewhere.workspace.id,
    { id: ann.userId, email: ann.email, name: ann.name },
    'admin',
  );
  const abroad = await t.given.apiKey(elsewhere.workspace.id, there.id, 'elsewhere');

  const preview = await owner.get(`/members/${ann.id}/access`);
  const receipt = await owner.post(`/members/${ann.id}/removal`);

  const names = (list: { name: string }[]) => list.map(({ name }) => name).sort();
  expect(names(preview.body.apiKeys)).toEqual(['BI', 'Payroll', 'Tablet']);
  expect(preview.body.invitations).toHaveLength(2);
  expect(names(receipt.body.stopped.apiKeys)).toEqual(names(preview.body.apiKeys));
  expect(preview.body.connections).toMatchObject([{ id: assistant.id }]);
  expect(receipt.body.stopped.connections).toEqual(preview.body.connections);
  expect(receipt.body.stopped.invitations).toEqual(expect.arrayContaining(preview.body.invitations));
  const used = (list: { name: string; lastUsedAt: string | null }[]) =>
    list.find(({ name }) => name === 'Payroll')?.lastUsedAt;
  expect(used(receipt.body.stopped.apiKeys)).toBe(used(preview.body.apiKeys));
  expect(used(preview.body.apiKeys)).not.toBeNull();
  for (const one of [...keys, assistant]) expect((await one.get('/me')).status).toBe(401);
  expect((await ann.get('/me')).status).toBe(404);
  expect((await abroad.get('/me')).status).toBe(200);
  expect((await owner.get(`/members/${ann.id}/access`)).body).toEqual({
    apiKeys: [],
    connections: [],
    invitations: [],
  });
});

it('a restored membership restores no key, connection or session', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id);
  const assistant = await t.given.connection(workspace.id, ann.id);
  await owner.post(`/members/${ann.id}/removal`);
  expect((await owner.post(`/members/${ann.id}/restoration`)).status).toBe(200);
  const statuses = [await key.get('/me'), await assistant.get('/me'), await ann.get('/me')];
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 404]);
  expect((await owner.get(`/members/${ann.id}/access`)).body).toEqual({
    apiKeys: [],
    connections: [],
    invitations: [],
  });
  const isNew = t.as((await t.given.session(ann.userId)).token, workspace.id);
  expect((await isNew.get('/me')).status).toBe(200);
});

it('a removed member gets an email without links', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.post(`/members/${ann.id}/removal`);
  const mail = await t.mailbox.nth(ann.email);
  expect(mail.subject).toBe(`You no longer have access to ${workspace.name} on Keyshift`);
  expect(mail.text).toContain('Olga Owner');
  expect(mail.text).not.toMatch(/https?:/);
});

it('a member who leaves gets no email', async () => {
  const { ann } = await t.given.workspace({ ann: 'employee' });
  expect((await ann.post('/workspace/leave')).status).toBe(200);
  const jobs = await t.sql("select id from pgboss.job where data->>'id' = $1", [ann.id]);
  expect(jobs).toEqual([]);
});

it('a write with a stale version gets 412 and changes nothing', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  const seen = await owner.get(`/members/${ann.id}`);
  expect(seen.headers.etag).toBe(`"${seen.body.version}"`);
  const role = (role: string, tag: unknown) =>
    owner.send('PUT', `/members/${ann.id}/role`, { role }, { 'if-match': String(tag) });
  const first = await role('employee', seen.headers.etag);
  expect([first.status, first.headers.etag]).toEqual([200, `"${seen.body.version + 1}"`]);
  const second = await role('admin', seen.headers.etag);
  expect([second.status, second.body.code, second.body.currentVersion]).toEqual([
    412,
    'version-clash',
    seen.body.version + 1,
  ]);
  expect((await owner.get(`/members/${ann.id}`)).body.role).toBe('employee');
  expect((await role('admin', '*')).status).toBe(200);
  expect((await role('admin', 'W/"3"')).status).toBe(400);
});

it('a list has no ETag', async () => {
  const { owner } = await t.given.workspace();
  expect((await owner.get('/members')).headers.etag).toBeUndefined();
});

it('updatedSince lists changes and removals, with a minute of overlap', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const later = new Date(Date.now() + 120_000).toISOString();
  expect((await owner.get(`/members?status=all&updatedSince=${later}`)).body.data).toEqual([]);
  const justAhead = new Date(Date.now() + 30_000).toISOString();
  await owner.post(`/members/${ann.id}/removal`);
  const { body } = await owner.get(`/members?status=all&updatedSince=${justAhead}`);
  expect(body.data.find(({ id }: { id: string }) => id === ann.id)).toMatchObject({ status: 'removed' });
  expect((await owner.get('/members')).body.data).toHaveLength(2);
  expect((await owner.get('/members?status=removed')).body.data).toHaveLength(1);
  const wrong = await owner.get('/members?updatedSince=yesterday');
  expect([wrong.status, wrong.body.errors[0].parameter]).toEqual([400, 'updatedSince']);
});

it('updatedSince lists renamed members and both sides of a new ownership', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'employee' });
  const { version } = (await owner.get(`/members/${ann.id}`)).body;
  for (const table of ['member', 'app_user']) {
    await t.sql(`alter table ${table} disable trigger user`);
    await t.sql(`update ${table} set updated_at = now() - interval '1 day'`);
    await t.sql(`alter table ${table} enable trigger user`);
  }
  const since = `/members?updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  const followed = async (): Promise<string[]> =>
    (await owner.get(since)).body.data.map(({ id }: { id: string }) => id);
  expect(await followed()).toEqual([]);
  await bob.send('PATCH', '/profile', { name: 'Robert' });
  expect(await followed()).toEqual([bob.id]);
  await owner.post('/workspace/ownership', { memberId: ann.id });
  expect((await followed()).sort()).toEqual([owner.id, ann.id, bob.id].sort());
  expect((await owner.get(`/members/${ann.id}`)).body).toMatchObject({ role: 'owner', version: version + 1 });
});

/** Sends eight requests in parallel without a pause until `done` is over. @returns the number accepted */
async function underFire(fire: () => Promise<Reply>, done: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let admitted = 0;
  const shots = Array.from({ length: 8 }, async () => {
    while (!isOver) if ((await fire()).status < 400) admitted += 1;
  });
  await until(() => (admitted > 8 ? true : undefined));
  await done().finally(() => {
    isOver = true;
  });
  await Promise.all(shots);
  return admitted;
}

it('continuous requests by a member do not delay their removal', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  await bob.post('/clock/in', {});
  const change = () => bob.send('PATCH', '/clock', { note: 'Still here' });
  const before = await underFire(change, async () => {
    expect((await owner.post(`/members/${bob.id}/removal`)).status).toBe(200);
  });
  expect([before > 8, (await change()).status]).toEqual([true, 404]);
});

it('continuous requests with a leaked key do not delay its revocation', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id);
  await key.post('/clock/in', {});
  const change = () => key.send('PATCH', '/clock', { note: 'Still here' });
  await underFire(change, async () => {
    expect((await owner.delete(`/api-keys/${key.id}`)).status).toBe(204);
  });
  expect((await change()).status).toBe(401);
});

it('continuous requests with a stolen token do not block refresh or revoke', async () => {
  const { workspace, bob } = await t.given.workspace({ bob: 'employee' });
  const assistant = await Assistant.registered(t);
  const tokens = await assistant.connect(bob, workspace.id);
  const thief = t.as(tokens.access_token);
  expect((await thief.post('/clock/in', {})).status).toBe(201);
  const change = () => thief.send('PATCH', '/clock', { note: 'Still here' });
  await underFire(change, async () => {
    expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
    expect((await assistant.revoke(tokens.refresh_token)).status).toBe(200);
  });
  expect((await change()).status).toBe(401);
});
