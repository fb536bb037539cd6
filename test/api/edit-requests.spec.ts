import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { overtaken } from '../kit/overtaken';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const MONDAY = { inAt: '2026-01-12T14:00:00.000Z', outAt: '2026-01-12T22:00:00.000Z' };
const TUESDAY = { inAt: '2026-01-13T14:00:00.000Z', outAt: '2026-01-13T18:00:00.000Z' };

const entryOf = async (owner: Caller, memberId: string, details: object = MONDAY) =>
  (await owner.post('/time-entries', { memberId, ...details })).body;
const ask = (by: Caller, details: object) =>
  by.post('/edit-requests', { reason: 'The clock was down', ...details });
const end = (by: Caller, id: string, act: string, body?: object) =>
  by.post(`/edit-requests/${id}/${act}`, body);

it('an approved request changes the entry; its history names the approver', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const entry = await entryOf(owner, eve.id, { ...MONDAY, note: 'Ovens' });
  const asked = await ask(eve, { entryId: entry.id, outAt: '2026-01-12T23:00:00Z' });
  expect(asked.status).toBe(201);
  expect(asked.body).toMatchObject({
    member: { id: eve.id },
    state: 'pending',
    proposed: { inAt: MONDAY.inAt, outAt: '2026-01-12T23:00:00.000Z', job: null, note: 'Ovens' },
    entry: { id: entry.id, ...MONDAY, version: 1 },
    isStale: false,
    decidedAt: null,
  });
  expect((await eve.get(`/time-entries/${entry.id}`)).body.outAt).toBe(MONDAY.outAt);
  const approved = await end(ann, asked.body.id, 'approve', { note: 'Checked' });
  expect(approved.body).toMatchObject({
    state: 'approved',
    decidedBy: { id: ann.id },
    decisionNote: 'Checked',
  });
  expect((await eve.get(`/time-entries/${entry.id}`)).body).toMatchObject({
    workedSeconds: 32_400,
    version: 2,
  });
  const history = (await eve.get(`/time-entries/${entry.id}/history`)).body.data;
  expect(history[1]).toMatchObject({ action: 'changed', by: { id: ann.id }, editRequestId: asked.body.id });
});

it('a request for a missing entry creates it on approval', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const half = await ask(eve, { inAt: TUESDAY.inAt });
  expect([half.status, half.body.errors.map((e: { pointer: string }) => e.pointer)]).toEqual([
    422,
    ['#/outAt'],
  ]);
  const { body: request } = await ask(eve, { ...TUESDAY, note: 'Market' });
  expect(request).toMatchObject({ entry: null, proposed: { ...TUESDAY, note: 'Market' } });
  expect((await eve.get('/time-entries')).body.data).toEqual([]);
  const approved = await end(owner, request.id, 'approve', {});
  const [entry] = (await eve.get('/time-entries')).body.data;
  expect(entry).toMatchObject({ ...TUESDAY, note: 'Market', source: 'admin', workedSeconds: 14_400 });
  expect(approved.body.entry.id).toBe(entry.id);
});

it('approving a correction keeps the timesheet approved at a new version', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const entry = await entryOf(owner, eve.id);
  const [timesheet] = (await owner.get('/timesheets')).body.data;
  const { body: approved } = await owner.post(`/timesheets/${timesheet.id}/approve`, {
    version: timesheet.version,
  });
  const change = await ask(eve, { entryId: entry.id, outAt: '2026-01-12T21:00:00Z' });
  const forgotten = await ask(eve, TUESDAY);
  expect([change.status, forgotten.status]).toEqual([201, 201]);
  for (const { body } of [change, forgotten])
    expect((await end(owner, body.id, 'approve', {})).status).toBe(200);
  expect((await owner.get(`/timesheets/${timesheet.id}`)).body).toMatchObject({
    state: 'approved',
    workedSeconds: 11 * 3600,
    version: approved.version + 2,
  });
  expect((await owner.send('PATCH', `/time-entries/${entry.id}`, { note: 'x' })).status).toBe(409);
});

it('a request for an entry that changed since is stale and gets 409', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const entry = await entryOf(owner, eve.id);
  const { body: first } = await ask(eve, { entryId: entry.id, outAt: '2026-01-12T21:00:00Z' });
  const { body: second } = await ask(eve, { entryId: entry.id, note: 'Ovens' });
  await end(owner, first.id, 'approve', {});
  expect((await eve.get(`/edit-requests/${second.id}`)).body).toMatchObject({
    isStale: true,
    version: second.version + 1,
  });
  const stale = await end(owner, second.id, 'approve', {});
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({ code: 'edit-request-stale', entry: { id: entry.id, version: 2 } });
  expect((await eve.get(`/time-entries/${entry.id}`)).body).toMatchObject({ note: null, version: 2 });
  const { body: third } = await ask(eve, { entryId: entry.id, note: 'Ovens' });
  await owner.post(`/time-entries/${entry.id}/archive`);
  expect((await end(owner, third.id, 'approve', {})).body).toMatchObject({ entry: { isArchived: true } });
  expect((await ask(eve, { entryId: entry.id, note: 'x' })).body.code).toBe('time-entry-archived');
});

it('a clock-out reminder does not make a request stale', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  const entry = await entryOf(owner, eve.id);
  const { body: request } = await ask(eve, { entryId: entry.id, note: 'Ovens' });
  await t.sql('update time_entry set reminded_at = now() where workspace_id = $1', [workspace.id]);
  expect((await end(owner, request.id, 'approve', {})).status).toBe(200);
});

it('overlapping hours are refused at request and at approval', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const entry = await entryOf(owner, eve.id);
  const clash = await ask(eve, { inAt: '2026-01-12T21:00:00Z', outAt: '2026-01-12T23:00:00Z' });
  expect(clash.body).toMatchObject({ status: 409, code: 'time-entry-overlaps', entry: { id: entry.id } });
  const { body: request } = await ask(eve, TUESDAY);
  const late = await entryOf(owner, eve.id, { inAt: '2026-01-13T17:00:00Z', outAt: '2026-01-13T19:00:00Z' });
  expect((await end(owner, request.id, 'approve', {})).body).toMatchObject({ entry: { id: late.id } });
  expect((await eve.get(`/edit-requests/${request.id}`)).body.state).toBe('pending');
});

it('open entries, other members’ entries and future times are refused', async () => {
  const { owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const his = await entryOf(owner, bob.id);
  expect((await ask(eve, { entryId: his.id, note: 'x' })).body.code).toBe('time-entry-not-found');
  expect((await ask(owner, { entryId: his.id, note: 'x' })).body.code).toBe('time-entry-not-found');
  const { body: open } = await eve.post('/clock/in', {});
  expect((await ask(eve, { entryId: open.id, note: 'x' })).body.code).toBe('time-entry-open');
  const tomorrow = new Date(t.clock.now().getTime() + 86_400_000).toISOString();
  expect((await ask(bob, { inAt: MONDAY.outAt, outAt: tomorrow })).body.code).toBe('times-refused');
  expect((await ask(eve, { entryId: his.id })).status).toBe(422);
});

it('only the author can cancel a request', async () => {
  const { owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const { body: request } = await ask(eve, TUESDAY);
  expect((await end(bob, request.id, 'cancel')).body.code).toBe('edit-request-not-found');
  expect((await end(owner, request.id, 'cancel')).body).toMatchObject({
    status: 409,
    code: 'author-cancels',
  });
  expect((await end(eve, request.id, 'cancel')).body.state).toBe('cancelled');
  for (const [act, body] of [
    ['approve', {}],
    ['reject', { note: 'No' }],
  ] as const)
    expect((await end(owner, request.id, act, body)).body).toMatchObject({
      status: 409,
      code: 'edit-request-state',
      state: 'cancelled',
    });
});

it('a rejection needs a reason', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: request } = await ask(eve, TUESDAY);
  expect((await end(owner, request.id, 'reject', { note: ' ' })).body.errors[0].pointer).toBe('#/note');
  const rejected = await end(owner, request.id, 'reject', { note: 'The badge log says otherwise' });
  expect(rejected.body).toMatchObject({ state: 'rejected', decisionNote: 'The badge log says otherwise' });
  expect((await eve.get('/time-entries')).body.data).toEqual([]);
});

it('an employee sees only their own requests and cannot decide them', async () => {
  const { owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const { body: his } = await ask(bob, TUESDAY);
  const { body: hers } = await ask(eve, TUESDAY);
  const ids = async (by: Caller, query = '') =>
    (await by.get(`/edit-requests${query}`)).body.data.map(({ id }: { id: string }) => id);
  expect([await ids(eve), await ids(owner), await ids(owner, `?memberId=${bob.id}`)]).toEqual([
    [hers.id],
    [hers.id, his.id],
    [his.id],
  ]);
  expect((await eve.get(`/edit-requests/${his.id}`)).status).toBe(404);
  expect((await end(eve, hers.id, 'approve', {})).status).toBe(403);
  expect((await end(eve, hers.id, 'reject', { note: 'x' })).status).toBe(403);
  await end(owner, his.id, 'reject', { note: 'No' });
  expect(await ids(owner, '?state=pending')).toEqual([hers.id]);
});

it('concurrent approvals: one succeeds, the others get 409', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const { body: request } = await ask(eve, TUESDAY);
  const replies = await Promise.all(
    Array.from({ length: 6 }, (_, n) => end(n % 2 ? owner : ann, request.id, 'approve', {})),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect((await eve.get('/time-entries')).body.data).toHaveLength(1);
});

it('an admin demoted while a decision waits cannot decide', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const entry = await entryOf(owner, eve.id);
  const { body: request } = await ask(eve, { entryId: entry.id, note: 'Ovens' });
  const late = await overtaken(t, ann, 'demoted', () => end(ann, request.id, 'approve', {}));
  expect(late.body).toMatchObject({ status: 403, permission: 'time_tracking:edit', reach: 'all' });
  expect((await eve.get(`/edit-requests/${request.id}`)).body).toMatchObject({
    state: 'pending',
    version: 1,
  });
});
