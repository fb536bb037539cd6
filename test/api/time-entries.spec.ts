import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { givenEntry } from '../kit/hours';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const MONDAY = { inAt: '2026-01-12T14:00:00.000Z', outAt: '2026-01-12T22:00:00.000Z' };

const add = (by: Caller, memberId: string, details: object = MONDAY) =>
  by.post('/time-entries', { memberId, ...details });
const change = (by: Caller, id: string, details: object, version?: number) =>
  by.send(
    'PATCH',
    `/time-entries/${id}`,
    details,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );
const listed = async (by: Caller, query = '') =>
  (await by.get(`/time-entries${query}`)).body.data.map(({ id }: { id: string }) => id);

it('an admin adds hours for a member, who can read but not change them', async () => {
  const { ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const added = await add(ann, eve.id, { ...MONDAY, note: ' Inventory ' });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({
    ...MONDAY,
    member: { id: eve.id },
    workedSeconds: 28_800,
    note: 'Inventory',
    source: 'admin',
    version: 1,
  });
  expect((await eve.get(`/time-entries/${added.body.id}`)).body.id).toBe(added.body.id);
  for (const reply of [
    await change(eve, added.body.id, { note: 'Mine' }),
    await add(eve, eve.id, { inAt: '2026-01-13T14:00:00Z', outAt: '2026-01-13T15:00:00Z' }),
    await eve.post(`/time-entries/${added.body.id}/archive`),
    await eve.post(`/time-entries/${added.body.id}/restore`),
  ])
    expect([reply.status, reply.body.reach]).toEqual([403, 'all']);
});

it('an entry of another member or workspace gets 404', async () => {
  const { owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const { owner: outsider } = await t.given.workspace();
  const { body: entry } = await add(owner, bob.id);
  for (const caller of [eve, outsider])
    for (const path of [`/time-entries/${entry.id}`, `/time-entries/${entry.id}/history`])
      expect((await caller.get(path)).body).toMatchObject({ status: 404, code: 'time-entry-not-found' });
  expect((await change(outsider, entry.id, { note: 'x' })).status).toBe(404);
  expect((await add(outsider, bob.id)).body.code).toBe('member-not-found');
  expect(await listed(eve, `?memberId=${bob.id}`)).toEqual([]);
  expect(await listed(outsider, `?memberId=${bob.id}`)).toEqual([]);
});

it('all invalid times are reported at once', async () => {
  const { owner } = await t.given.workspace();
  const ahead = new Date(t.clock.now().getTime() + 120_000).toISOString();
  const late = await add(owner, owner.id, { inAt: ahead, outAt: '2026-01-12T22:00:00Z' });
  expect(late.status).toBe(422);
  expect(
    late.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
  ).toEqual([
    ['#/inAt', 'ahead'],
    ['#/outAt', 'order'],
  ]);
  const long = await add(owner, owner.id, { inAt: '2025-01-12T14:00:00Z', outAt: '2026-01-12T22:00:00Z' });
  expect(long.body).toMatchObject({ code: 'times-refused', errors: [{ code: 'too_long' }] });
  const soon = new Date(t.clock.now().getTime() + 30_000).toISOString();
  expect((await add(owner, owner.id, { inAt: soon, outAt: null })).status).toBe(201);
  const typo = await add(owner, owner.id, { inAt: '20026-01-12T14:00:00Z', outAt: '1026-01-12T14:00:00Z' });
  expect([typo.status, typo.body.errors.length]).toEqual([422, 2]);
});

it('overlapping hours get 409 with the other entry', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: first } = await add(owner, eve.id);
  const clash = await add(owner, eve.id, { inAt: '2026-01-12T21:00:00Z', outAt: '2026-01-12T23:00:00Z' });
  expect(clash.status).toBe(409);
  expect(clash.body).toMatchObject({ code: 'time-entry-overlaps', entry: { id: first.id, ...MONDAY } });
  const next = await add(owner, eve.id, { inAt: MONDAY.outAt, outAt: '2026-01-12T23:00:00Z' });
  expect(next.status).toBe(201);
  const moved = await change(owner, next.body.id, { inAt: '2026-01-12T21:59:59Z' });
  expect(moved.body).toMatchObject({ status: 409, entry: { id: first.id } });
  expect((await add(owner, owner.id)).status).toBe(201);
});

it('concurrent overlapping entries: one succeeds, the others get 409', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, n) => add(n % 2 ? owner : ann, eve.id, { ...MONDAY, note: String(n) })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
});

it('a stale version gets 412, and the history keeps old values', async () => {
  const { ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const { body: entry } = await add(ann, eve.id);
  const changed = await change(ann, entry.id, { outAt: '2026-01-12T21:00:00Z' }, 1);
  expect(changed.body).toMatchObject({
    outAt: '2026-01-12T21:00:00.000Z',
    workedSeconds: 25_200,
    version: 2,
  });
  const stale = await change(ann, entry.id, { note: 'late' }, 1);
  expect([stale.status, stale.body.currentVersion]).toEqual([412, 2]);
  const history = (await eve.get(`/time-entries/${entry.id}/history`)).body.data;
  expect(history).toMatchObject([
    { action: 'added', before: null, after: MONDAY, by: { id: ann.id } },
    {
      action: 'changed',
      by: { id: ann.id, name: ann.name },
      before: MONDAY,
      after: { ...MONDAY, outAt: '2026-01-12T21:00:00.000Z' },
    },
  ]);
  const seenBy = async (caller: typeof ann) =>
    (await caller.get(`/time-entries/${entry.id}/history`)).body.data[1].credential;
  // An employee sees only the kind of a credential that another member used.
  expect(await seenBy(eve)).toEqual({ kind: 'session' });
  expect(await seenBy(ann)).toEqual({ kind: 'session', id: ann.sessionId, name: null });
  const audit = (await ann.get('/audit-events')).body.data[0];
  expect(audit).toMatchObject({
    action: 'time_entry.changed',
    sentence: 'Changed a time entry of eve',
    before: { outAt: MONDAY.outAt },
    after: { outAt: '2026-01-12T21:00:00.000Z' },
  });
});

it('a change by key is recorded with the name of the key', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = await t.given.apiKey(workspace.id, owner.id, 'Payroll export');
  const { body: entry } = await add(key, owner.id);
  const [line] = (await owner.get(`/time-entries/${entry.id}/history`)).body.data;
  expect(line.credential).toEqual({ kind: 'api-key', id: key.id, name: 'Payroll export' });
});

it('an archived entry is excluded, locked, and restored if nothing overlaps', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: entry } = await add(owner, eve.id);
  expect((await owner.post(`/time-entries/${entry.id}/restore`)).body.code).toBe('time-entry-not-archived');
  const archived = await owner.post(`/time-entries/${entry.id}/archive`);
  expect(archived.body).toMatchObject({ archivedAt: expect.any(String), version: 2 });
  expect((await owner.post(`/time-entries/${entry.id}/archive`)).body.code).toBe('time-entry-archived');
  expect((await change(owner, entry.id, { note: 'x' })).body.code).toBe('time-entry-archived');
  expect([await listed(eve), await listed(eve, '?archived=true')]).toEqual([[], [entry.id]]);
  const { body: other } = await add(owner, eve.id);
  const refused = await owner.post(`/time-entries/${entry.id}/restore`);
  expect(refused.body).toMatchObject({ code: 'time-entry-overlaps', entry: { id: other.id } });
  await owner.post(`/time-entries/${other.id}/archive`);
  expect((await owner.post(`/time-entries/${entry.id}/restore`)).body.archivedAt).toBeNull();
});

it('entries of an approved timesheet are locked; the 409 names it', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: entry } = await add(owner, eve.id);
  const [timesheet] = (await owner.get('/timesheets')).body.data;
  await owner.post(`/timesheets/${timesheet.id}/approve`, { version: timesheet.version });
  const locked = {
    status: 409,
    code: 'timesheet-locked',
    timesheet: { id: timesheet.id, startsOn: '2026-01-11' },
  };
  expect((await change(owner, entry.id, { note: 'x' })).body).toMatchObject(locked);
  expect((await owner.post(`/time-entries/${entry.id}/archive`)).body).toMatchObject(locked);
  const inside = { inAt: '2026-01-13T14:00:00Z', outAt: '2026-01-13T15:00:00Z' };
  expect((await add(owner, eve.id, inside)).body).toMatchObject(locked);
  const { body: later } = await add(owner, eve.id, {
    inAt: '2026-01-20T14:00:00Z',
    outAt: '2026-01-20T15:00:00Z',
  });
  expect((await change(owner, later.id, inside)).body).toMatchObject(locked);
  await owner.post(`/timesheets/${timesheet.id}/cancel`);
  expect((await change(owner, entry.id, { note: 'x' })).status).toBe(200);
});

it('entries are filtered by member, local day and open state', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  const subject = { workspaceId: workspace.id, memberId: eve.id };
  const early = await givenEntry(t, subject, { inAt: '2026-01-12T04:59:00Z', outAt: '2026-01-12T04:59:30Z' });
  const first = await givenEntry(t, subject, { inAt: '2026-01-12T05:00:00Z', outAt: '2026-01-12T06:00:00Z' });
  const last = await givenEntry(t, subject, { inAt: '2026-01-13T04:59:59Z', outAt: '2026-01-13T06:00:00Z' });
  const open = await givenEntry(t, subject, { inAt: '2026-01-14T05:00:00Z' });
  expect(await listed(owner)).toEqual([open, last, first, early]);
  expect(await listed(owner, '?from=2026-01-12&to=2026-01-12')).toEqual([last, first]);
  expect(await listed(owner, '?open=true')).toEqual([open]);
  expect(await listed(owner, '?open=false&to=2026-01-11')).toEqual([early]);
  expect(await listed(owner, `?memberId=${owner.id}`)).toEqual([]);
});

it('entries are paged by start time, also at the same instant', async () => {
  const { workspace, owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const all: string[] = [];
  for (const [at, caller] of [eve, bob, owner].entries())
    for (const day of ['12', '13'])
      all.push(
        await givenEntry(
          t,
          { workspaceId: workspace.id, memberId: caller.id },
          { inAt: `2026-01-${day}T1${at === 2 ? 1 : 0}:00:00Z`, outAt: `2026-01-${day}T12:00:00Z` },
        ),
      );
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = (await owner.get(`/time-entries?limit=2${cursor && `&cursor=${cursor}`}`)).body;
    seen.push(...page.data.map(({ id }: { id: string }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(await listed(owner));
  expect([...seen].sort()).toEqual([...all].sort());
});

it('a cursor respects the requested date range', async () => {
  const { workspace, owner } = await t.given.workspace();
  const ids: string[] = [];
  for (const day of ['11', '12', '13', '14'])
    ids.unshift(
      await givenEntry(
        t,
        { workspaceId: workspace.id, memberId: owner.id },
        { inAt: `2026-01-${day}T14:00:00Z`, outAt: `2026-01-${day}T15:00:00Z` },
      ),
    );
  const whole = (await owner.get('/time-entries?limit=1')).body.nextCursor;
  const range = '?from=2026-01-12&to=2026-01-13';
  expect(await listed(owner, `${range}&cursor=${whole}`)).toEqual([ids[1], ids[2]]);
  const { nextCursor } = (await owner.get(`/time-entries${range}&limit=1`)).body;
  expect(await listed(owner, `${range}&cursor=${nextCursor}`)).toEqual([ids[2]]);
});

it('updatedSince lists changes in order, archived ones on request', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: first } = await add(owner, eve.id);
  const { body: second } = await add(owner, eve.id, {
    inAt: '2026-01-13T14:00:00Z',
    outAt: '2026-01-13T15:00:00Z',
  });
  await change(owner, first.id, { note: 'late' });
  const since = `updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  expect(await listed(owner, `?${since}`)).toEqual([second.id, first.id]);
  await owner.post(`/time-entries/${second.id}/archive`);
  expect(await listed(owner, `?${since}&archived=all`)).toEqual([first.id, second.id]);
  const page = (await owner.get(`/time-entries?${since}&archived=all&limit=1`)).body;
  expect(await listed(owner, `?${since}&archived=all&cursor=${page.nextCursor}`)).toEqual([second.id]);
});

it('a cursor of another list is refused', async () => {
  const { owner } = await t.given.workspace();
  for (const place of [
    'key_01k0000000000000000000key1',
    '2026-01-12.ts_01k00000000000000000000ts1',
    'x'.repeat(40),
  ]) {
    const cursor = Buffer.from(place).toString('base64url');
    const reply = await owner.get(`/time-entries?cursor=${cursor}`);
    expect([reply.status, reply.body.errors?.[0].parameter]).toEqual([400, 'cursor']);
  }
});

it('hours across DST changes have their elapsed length', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const spring = { inAt: '2026-03-08T05:00:00Z', outAt: '2026-03-08T09:00:00Z' };
  expect((await add(owner, eve.id, spring)).body.workedSeconds).toBe(4 * 3600);
  const repeated = { inAt: '2025-11-02T05:30:00Z', outAt: '2025-11-02T06:30:00Z' };
  expect((await add(owner, eve.id, repeated)).body.workedSeconds).toBe(3600);
  const timesheets = (await owner.get('/timesheets')).body.data;
  const days = async (at: number) => (await owner.get(`/timesheets/${timesheets[at].id}`)).body.days;
  // On 8 March, New York clocks show 05:00 four hours after midnight. On 2 November they show 01:30 twice.
  expect((await days(0))[0]).toEqual({ on: '2026-03-08', workedSeconds: 4 * 3600 });
  expect((await days(1))[0]).toEqual({ on: '2025-11-02', workedSeconds: 3600 });
});
