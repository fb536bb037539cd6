import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const KEY = { 'idempotency-key': 'b3c1f2c0-5d3e-4f6e-9d36-0a1b2c3d4e5f' };
const input = (email: string) => ({ emails: [email], role: 'employee' });

const openInvitations = async (workspaceId: string): Promise<number> =>
  (
    await t.sql<{ count: number }>('select count(*)::int as count from invitation where workspace_id = $1', [
      workspaceId,
    ])
  )[0]?.count ?? 0;

it('a retry gets the first response and has no further effect', async () => {
  const { workspace, owner } = await t.given.workspace();
  const first = await owner.send('POST', '/invitations', input('noor@example.com'), KEY);
  expect(first).toMatchObject({ status: 200, body: { data: [{ outcome: 'invited' }] } });
  const again = await owner.send('POST', '/invitations', input('noor@example.com'), KEY);
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
    200,
    first.body,
    'true',
  ]);
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  expect(await openInvitations(workspace.id)).toBe(1);
});

it('of 50 parallel retries one takes effect', async () => {
  const { workspace, owner } = await t.given.workspace();
  const replies = await Promise.all(
    Array.from({ length: 50 }, () => owner.send('POST', '/invitations', input('one@example.com'), KEY)),
  );
  const kinds = new Set(replies.map((reply) => `${reply.status} ${reply.body.code ?? 'done'}`));
  expect([...kinds].filter((kind) => !['200 done', '409 idempotency-still-running'].includes(kind))).toEqual(
    [],
  );
  expect(
    replies.filter((reply) => reply.status === 200 && !reply.headers['idempotency-replayed']),
  ).toHaveLength(1);
  expect(await openInvitations(workspace.id)).toBe(1);
});

it('a key reused for another body, operation or role is refused', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.send('POST', '/invitations', input('a@example.com'), KEY);
  const other = await owner.send('POST', '/invitations', input('b@example.com'), KEY);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect((await owner.send('POST', `/members/${ann.id}/removal`, undefined, KEY)).body.code).toBe(
    'idempotency-key-reused',
  );
  await owner.post('/workspace/ownership', { memberId: ann.id });
  expect((await owner.send('POST', '/invitations', input('a@example.com'), KEY)).body.code).toBe(
    'idempotency-key-reused',
  );
});

it('keys are separate per caller', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.send('POST', '/invitations', input('x@example.com'), KEY);
  const hers = await ann.send('POST', '/invitations', input('y@example.com'), KEY);
  expect([hers.status, hers.body.data[0].outcome]).toEqual([200, 'invited']);
});

it('a removed caller cannot replay an earlier response', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const key = await t.given.apiKey(workspace.id, ann.id);
  await key.send('POST', '/invitations', input('x@example.com'), KEY);
  await owner.post(`/members/${ann.id}/removal`);
  expect((await key.send('POST', '/invitations', input('x@example.com'), KEY)).status).toBe(401);
});

it('a replay does not repeat the value of an API key, only its id', async () => {
  const { workspace, owner } = await t.given.workspace();
  const first = await owner.send('POST', '/api-keys', { name: 'Payroll' }, KEY);
  expect(first.status).toBe(201);
  const again = await owner.send('POST', '/api-keys', { name: 'Payroll' }, KEY);
  expect([again.status, again.body.code, again.body.id]).toEqual([
    409,
    'idempotency-secret-gone',
    first.body.id,
  ]);
  const dump = JSON.stringify(await t.sql('select * from idempotency_record'));
  expect(dump).not.toContain(first.body.value);
  const keys = await t.sql('select id from api_key where workspace_id = $1', [workspace.id]);
  expect(keys).toHaveLength(1);
});

it('a refused request leaves no record and can be repeated', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'employee' });
  const newOwner = { memberId: ann.id };
  expect((await owner.send('POST', '/workspace/ownership', newOwner, KEY)).status).toBe(409);
  await owner.put(`/members/${ann.id}/role`, { role: 'admin' });
  expect((await owner.send('POST', '/workspace/ownership', newOwner, KEY)).status).toBe(200);
});

it('when the record cannot be written, the effect is rolled back', async () => {
  const { workspace, owner } = await t.given.workspace();
  await t.sql(
    `alter table idempotency_record add constraint idempotency_record_test_check check (owner <> '${owner.id}')`,
  );
  expect((await owner.send('POST', '/invitations', input('lost@example.com'), KEY)).status).toBe(500);
  expect(await openInvitations(workspace.id)).toBe(0);
  await t.sql('alter table idempotency_record drop constraint idempotency_record_test_check');
  expect((await owner.send('POST', '/invitations', input('lost@example.com'), KEY)).status).toBe(200);
});

it('a key can be reused after 24 hours', async () => {
  const { owner } = await t.given.workspace();
  await owner.send('POST', '/invitations', input('x@example.com'), KEY);
  t.clock.advance(86_401);
  const later = await owner.send('POST', '/invitations', input('z@example.com'), KEY);
  t.clock.reset();
  expect([later.status, later.headers['idempotency-replayed']]).toEqual([200, undefined]);
});

it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])('the key %j is refused', async (key) => {
  const { owner } = await t.given.workspace();
  const reply = await owner.send('POST', '/invitations', input('x@example.com'), { 'idempotency-key': key });
  expect([reply.status, reply.body.code]).toEqual([400, 'idempotency-key-malformed']);
});
