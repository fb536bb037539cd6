import { Atomic } from '../../src/kernel/database/atomic';
import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { AuditTrail, AuditVerifier } from '../../src/modules/audit';
import { startApp, type TestApp } from '../kit/app';
import { tokenOf } from '../kit/mailbox';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ AUDIT_RETENTION_DAYS: '365' });
});
afterAll(() => t.close());

/** The faults of the given chains only: other tests break theirs. */
async function faultsOf(...chains: string[]): Promise<string[]> {
  const { faults } = await t.app.get(AuditVerifier).verify();
  return faults.filter((fault) => chains.some((chain) => fault.startsWith(`${chain}:`)));
}

/** Runs a change that only a superuser can make, with the triggers disabled. */
async function tampered(text: string, values: unknown[]): Promise<void> {
  await t.sql('alter table audit_event disable trigger user');
  await t.sql(text, values);
  await t.sql('alter table audit_event enable trigger user');
}

it('the owner’s actions are logged newest first, with the names at that time', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  await owner.post('/invitations', { emails: ['noor@example.com'], role: 'admin' });
  const { body: key } = await owner.post('/api-keys', { name: 'Payroll' });
  await owner.delete(`/api-keys/${key.id}`);
  await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  await owner.post(`/members/${ann.id}/removal`);
  await owner.post(`/members/${ann.id}/restoration`);
  const { status, body } = await owner.get('/audit-events');
  expect([status, body.data.map(({ sentence }: { sentence: string }) => sentence)]).toEqual([
    200,
    [
      'Restored ann as employee',
      'Removed ann',
      'Changed ann’s role from admin to employee',
      `Revoked key “Payroll” (${key.hint})`,
      `Generated key “Payroll” (${key.hint})`,
      'Invited noor@example.com as admin',
    ],
  ]);
  expect(body.data[0]).toMatchObject({
    action: 'member.restored',
    actor: { memberId: owner.id, name: 'Olga Owner' },
    credential: { kind: 'session', id: owner.sessionId },
    network: '127.0.0.1',
    requestId: expect.stringMatching(/^req_/),
  });
  expect(JSON.stringify(body)).not.toContain(key.value);
});

it('an event by key names the key', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id, 'HR sync');
  await key.post('/invitations', { emails: ['x@example.com'], role: 'employee' });
  const { body } = await owner.get('/audit-events');
  expect(body.data[0].credential).toEqual({ kind: 'api-key', id: key.id, name: 'HR sync' });
});

it('key events record the limits; ended sessions record the count', async () => {
  const { owner } = await t.given.workspace();
  const limits = {
    permissions: ['reports:read'],
    expiresAt: '2099-01-31T00:00:00.000Z',
    networks: ['203.0.113.0/24'],
  };
  await owner.post('/api-keys', { name: 'Reports', ...limits });
  expect((await owner.get('/audit-events')).body.data[0]).toMatchObject({ after: limits });
  await t.given.session(owner.userId);
  await owner.delete('/sessions');
  const [event] = await t.sql<{ canonical: string }>(
    `select canonical from audit_event where chain = $1 and action = 'session.others_ended'`,
    [owner.userId],
  );
  expect(JSON.parse(event?.canonical ?? '{}').after).toEqual({ sessions: 1 });
});

it('updatedSince returns only events since that time', async () => {
  const { owner } = await t.given.workspace();
  await owner.post('/api-keys', { name: 'Old' });
  t.clock.advance(600);
  try {
    const since = t.clock.now().toISOString();
    await owner.post('/api-keys', { name: 'New' });
    const names = async (query: string) =>
      (await owner.get(`/audit-events?${query}`)).body.data.map(
        (e: { target: { name: string } }) => e.target.name,
      );
    expect(await names(`updatedSince=${since}`)).toEqual(['New']);
    expect(await names(`updatedSince=${since}&from=2020-01-01T00:00:00Z`)).toEqual(['New']);
    expect(await names('limit=10')).toEqual(['New', 'Old']);
  } finally {
    t.clock.reset();
  }
});

it('filters apply to every page of the list', async () => {
  const { owner, ann } = await t.given.workspace({ ann: 'admin' });
  for (const name of ['A', 'B', 'C']) await owner.post('/api-keys', { name });
  await ann.post('/invitations', { emails: ['y@example.com'], role: 'employee' });
  const keys = await owner.get('/audit-events?action=api_key.generated&limit=2');
  expect([keys.body.data.length, keys.body.hasMore]).toEqual([2, true]);
  const rest = await owner.get(
    `/audit-events?action=api_key.generated&limit=2&cursor=${keys.body.nextCursor}`,
  );
  expect(rest.body.data.map(({ target }: { target: { name: string } }) => target.name)).toEqual(['A']);
  expect((await owner.get(`/audit-events?userId=${ann.userId}`)).body.data).toHaveLength(1);
  const soon = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
  expect((await owner.get(`/audit-events?from=${soon}`)).body.data).toEqual([]);
});

it('an employee cannot read the log; an outsider reads only their own', async () => {
  const { bob } = await t.given.workspace({ bob: 'employee' });
  expect((await bob.get('/audit-events')).status).toBe(403);
  const { owner: outsider } = await t.given.workspace();
  expect((await outsider.get('/audit-events')).body.data).toEqual([]);
});

it('sign-in and sign-out are recorded in the chain of the user', async () => {
  await t.asNobody().post('/sign-in/requests', { email: 'chain@example.com' });
  const token = tokenOf(await t.mailbox.nth('chain@example.com'));
  const { body } = await t.asNobody().post('/sign-in/sessions', { token });
  await t.as(body.accessToken).delete('/sessions/current');
  const events = await t.sql<{ action: string; workspace_id: null }>(
    'select action, workspace_id from audit_event where chain = $1 order by seq',
    [body.user.id],
  );
  expect(events).toEqual([
    { action: 'session.started', workspace_id: null },
    { action: 'session.ended', workspace_id: null },
  ]);
});

it('a change whose event cannot be written is rolled back', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const check = `alter table audit_event add constraint audit_event_test_check check (workspace_id <> '${workspace.id}')`;
  await t.sql(check);
  expect((await owner.post('/api-keys', { name: 'Unrecorded' })).status).toBe(500);
  expect((await owner.post(`/members/${ann.id}/removal`)).status).toBe(500);
  await t.sql('alter table audit_event drop constraint audit_event_test_check');
  expect((await owner.get('/api-keys')).body.data).toEqual([]);
  expect((await ann.get('/me')).status).toBe(200);
});

it('the database rejects updates, deletes and truncation of the log', async () => {
  const { workspace, owner } = await t.given.workspace();
  await owner.post('/api-keys', { name: 'A' });
  const mine = [workspace.id];
  const refused = 'append-only';
  await expect(t.sql("update audit_event set action = 'x' where chain = $1", mine)).rejects.toThrow(refused);
  await expect(t.sql('delete from audit_event where chain = $1', mine)).rejects.toThrow(refused);
  await expect(t.sql('truncate audit_event')).rejects.toThrow(refused);
  await expect(t.sql('delete from audit_chain where chain = $1', mine)).rejects.toThrow(refused);
  await expect(t.sql('update audit_chain set last_seq = 0 where chain = $1', mine)).rejects.toThrow(refused);
  await expect(t.sql('update audit_chain set anchor_seq = 1 where chain = $1', mine)).rejects.toThrow(
    'anchor',
  );
});

it('20 concurrent writers keep one chain', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [atomic, trail] = [t.app.get(Atomic), t.app.get(AuditTrail, { strict: false })];
  const via = { network: '203.0.113.7', requestId: 'req_1' };
  const actor = { user: { id: owner.userId, name: owner.name, email: owner.email }, via };
  // API writers of one workspace wait for its lock. Here only the chain serialises them.
  const write = (n: number) =>
    atomic.run(() =>
      trail.inWorkspace(workspace.id, actor, { action: 'company.changed', after: { name: `Name ${n}` } }),
    );
  await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)));
  const seqs = await t.sql<{ seq: string }>('select seq from audit_event where chain = $1 order by seq', [
    workspace.id,
  ]);
  expect(seqs.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(await faultsOf(workspace.id)).toEqual([]);
});

it('edited, deleted and reordered events are each reported', async () => {
  const made = async () => {
    const { workspace, owner } = await t.given.workspace();
    for (const name of ['A', 'B', 'C', 'D']) await owner.post('/api-keys', { name });
    return workspace.id;
  };
  const [edited, deleted, swapped] = [await made(), await made(), await made()];
  await tampered(
    `update audit_event set canonical = replace(canonical, '"A"', '"Z"') where chain = $1 and seq = 1`,
    [edited],
  );
  await tampered('delete from audit_event where chain = $1 and seq = 2', [deleted]);
  await tampered('update audit_event set seq = 5 - seq + 100 where chain = $1 and seq in (2, 3)', [swapped]);
  await tampered('update audit_event set seq = seq - 100 where chain = $1 and seq > 100', [swapped]);
  const faults = await faultsOf(edited, deleted, swapped);
  expect(faults).toEqual(
    expect.arrayContaining([
      `${edited}: event 1 was edited`,
      `${deleted}: event 2 is missing`,
      `${swapped}: event 2 is in the wrong position`,
    ]),
  );
  expect(faults).toHaveLength(3);
});

it('an event moved out of the log of its workspace is reported', async () => {
  const { workspace, owner } = await t.given.workspace();
  await owner.post('/api-keys', { name: 'A' });
  await tampered('update audit_event set workspace_id = null where chain = $1', [workspace.id]);
  expect(await faultsOf(workspace.id)).toEqual([
    `${workspace.id}: event 1 has columns that differ from its content`,
  ]);
});

it('editing an event together with its hash is detected by the next event', async () => {
  const { workspace, owner } = await t.given.workspace();
  for (const name of ['A', 'B']) await owner.post('/api-keys', { name });
  await tampered(
    `update audit_event set canonical = replace(canonical, '"A"', '"Z"'),
       hash = sha256(decode(repeat('00', 32), 'hex') || convert_to(replace(canonical, '"A"', '"Z"'), 'UTF8'))
     where chain = $1 and seq = 1`,
    [workspace.id],
  );
  expect(await faultsOf(workspace.id)).toEqual([`${workspace.id}: event 2 was edited`]);
});

it('events past retention are purged to an anchor; the rest verifies', async () => {
  const { workspace, owner } = await t.given.workspace();
  for (const name of ['A', 'B', 'C']) await owner.post('/api-keys', { name });
  await tampered("update audit_event set at = now() - interval '400 days' where chain = $1 and seq <= 2", [
    workspace.id,
  ]);
  await t.app.get(ScheduledTasks).runAll();
  const left = await t.sql<{ seq: string }>('select seq from audit_event where chain = $1', [workspace.id]);
  expect(left).toEqual([{ seq: '3' }]);
  expect(await faultsOf(workspace.id)).toEqual([]);
});
