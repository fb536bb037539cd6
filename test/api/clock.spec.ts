import { newId } from '../../src/kernel/id/id';
import { startApp, type TestApp } from '../kit/app';
import { givenEntry } from '../kit/hours';
import { overtaken } from '../kit/overtaken';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

const HOUR = 3600;

const setUp = (workspaceId: string, { job = false, note = false, warns = false }) =>
  t.sql(
    `insert into clock_setup (workspace_id, requires_job, requires_note, warns_on_unrecognised_location,
       forgotten_after_seconds) values ($1, $2, $3, $4, 50400)`,
    [workspaceId, job, note, warns],
  );

it('clock-in and clock-out use server time and belong to the caller', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const before = t.clock.now();
  const started = await eve.post('/clock/in', { note: 'Opening shift' });
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({
    id: expect.stringMatching(/^te_/),
    member: { id: eve.id, name: eve.name },
    outAt: null,
    workedSeconds: null,
    note: 'Opening shift',
    source: 'api',
    warnings: [],
    version: 1,
  });
  expect(Date.parse(started.body.inAt)).toBeGreaterThanOrEqual(before.getTime());
  t.clock.advance(8 * HOUR);
  const ended = await eve.post('/clock/out', {});
  expect(ended.status).toBe(200);
  expect(ended.headers.etag).toBe('"2"');
  expect(ended.body).toMatchObject({ id: started.body.id, note: 'Opening shift', version: 2 });
  expect(ended.body.workedSeconds).toBeGreaterThanOrEqual(8 * HOUR);
  expect((await eve.get('/time-entries')).body.data).toMatchObject([{ id: started.body.id }]);
});

it('clock-in and clock-out work without a body', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  expect([(await eve.post('/clock/in')).status, (await eve.post('/clock/out')).status]).toEqual([201, 200]);
  const [{ id, version }] = (await eve.get('/timesheets')).body.data;
  expect((await eve.post(`/timesheets/${id}/submit`)).status).toBe(200);
  expect(version).toBe(3);
});

it('a caller cannot set the time of their clock-in', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const reply = await eve.post('/clock/in', { inAt: '2026-01-12T14:00:00Z' });
  expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '#/inAt']);
});

it('a second clock-in names the open entry; a clock-out without one gets 409', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  expect((await eve.post('/clock/out', {})).body).toMatchObject({ status: 409, code: 'not-clocked-in' });
  expect((await eve.send('PATCH', '/clock', { note: 'x' })).body).toMatchObject({ code: 'not-clocked-in' });
  const { body: open } = await eve.post('/clock/in', {});
  const again = await eve.post('/clock/in', {});
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ code: 'already-clocked-in', entry: { id: open.id, inAt: open.inAt } });
  await eve.post('/clock/out', {});
  expect((await eve.post('/clock/in', {})).status).toBe(201);
});

it('concurrent clock-ins: one succeeds, the others get 409', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const replies = await Promise.all(Array.from({ length: 8 }, () => eve.post('/clock/in', {})));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  expect((await eve.get('/clock')).body.data).toHaveLength(1);
});

it('a clock-in repeated with its idempotency key is replayed', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const send = () => eve.send('POST', '/clock/in', {}, { 'idempotency-key': 'this-morning' });
  const [first, second] = [await send(), await send()];
  expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  expect(second.headers['idempotency-replayed']).toBe('true');
});

it('an admin sees everyone on the clock, an employee only themselves', async () => {
  const { ann, eve, bob } = await t.given.workspace({ ann: 'admin', eve: 'employee', bob: 'employee' });
  await eve.post('/clock/in', {});
  await bob.post('/clock/in', {});
  const seenBy = async (caller: typeof ann) =>
    (await caller.get('/clock')).body.data.map(({ member }: { member: { id: string } }) => member.id);
  expect(await seenBy(ann)).toEqual([bob.id, eve.id]);
  expect(await seenBy(eve)).toEqual([eve.id]);
});

it('entry history shows an employee the credential they used', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const { body: entry } = await eve.post('/clock/in', {});
  const [line] = (await eve.get(`/time-entries/${entry.id}/history`)).body.data;
  expect(line.credential).toEqual({ kind: 'session', id: eve.sessionId, name: null });
});

it('a removed member leaves the clock; their open entry can be closed', async () => {
  const { workspace, ann, bob, eve } = await t.given.workspace({
    ann: 'admin',
    bob: 'employee',
    eve: 'employee',
  });
  const { body: left } = await bob.post('/clock/in', {});
  const { body: other } = await eve.post('/clock/in', {});
  for (const caller of [bob, eve]) await ann.post(`/members/${caller.id}/removal`);
  const idsOf = async (path: string) => (await ann.get(path)).body.data.map(({ id }: { id: string }) => id);
  expect(await idsOf('/clock')).toEqual([]);
  expect(await idsOf('/time-entries?open=true')).toEqual([other.id, left.id]);
  const { inAt } = left;
  const outAt = new Date(Date.parse(inAt) + 30_000).toISOString();
  const ended = await ann.send('PATCH', `/time-entries/${left.id}`, { outAt });
  expect([ended.status, ended.body.outAt]).toEqual([200, outAt]);
  await ann.post(`/members/${eve.id}/restoration`);
  expect(await idsOf('/clock')).toEqual([other.id]);
  const back = t.as((await t.given.session(eve.userId)).token, workspace.id);
  expect((await back.post('/clock/out', {})).body).toMatchObject({ id: other.id, outAt: expect.any(String) });
});

it('PATCH /clock changes details of the open entry, not its times', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const { body: open } = await eve.post('/clock/in', {});
  const changed = await eve.send('PATCH', '/clock', { note: 'Baking' });
  expect(changed.body).toMatchObject({ id: open.id, inAt: open.inAt, note: 'Baking' });
  expect((await eve.send('PATCH', '/clock', { outAt: null })).status).toBe(422);
  const late = await eve.send('PATCH', '/clock', { note: 'Late' }, { 'if-match': `"${open.version}"` });
  expect([late.status, late.body.currentVersion]).toEqual([412, changed.body.version]);
  expect((await eve.send('PATCH', '/clock', { note: '' })).body.note).toBeNull();
});

it('a required job is enforced once a job exists, a required note at clock-out', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await setUp(workspace.id, { job: true, note: true });
  expect((await eve.post('/clock/in', {})).status).toBe(201);
  const silent = await eve.post('/clock/out', {});
  expect(silent.body).toMatchObject({ code: 'clock-needs-more', errors: [{ pointer: '#/note' }] });
  expect((await eve.post('/clock/out', { note: 'Done' })).status).toBe(200);
  const jobId = newId('job');
  await t.sql(
    `insert into job (workspace_id, id, name, is_for_everyone, created_at) values ($1, $2, 'Ovens', true, now())`,
    [workspace.id, jobId],
  );
  const jobless = await eve.post('/clock/in', {});
  expect([jobless.status, jobless.body.errors]).toMatchObject([
    422,
    [{ pointer: '#/jobId', code: 'required' }],
  ]);
  const started = await eve.post('/clock/in', { jobId });
  expect(started.body.job).toEqual({ id: jobId, name: 'Ovens' });
});

it('a required job cannot be cleared afterwards', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const jobId = await t.given.job(workspace.id, 'Ovens');
  await eve.post('/clock/in', {});
  await setUp(workspace.id, { job: true });
  expect((await eve.post('/clock/out', { jobId: null })).status).toBe(200);
  await eve.post('/clock/in', { jobId });
  const changed = await eve.send('PATCH', '/clock', { jobId: null });
  const ended = await eve.post('/clock/out', { jobId: null });
  for (const refused of [changed, ended])
    expect(refused.body).toMatchObject({ code: 'clock-needs-more', errors: [{ pointer: '#/jobId' }] });
  expect((await eve.post('/clock/out', {})).body.job.id).toBe(jobId);
});

it('an unrecognised location adds a warning and never blocks', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await setUp(workspace.id, { warns: true });
  const started = await eve.post('/clock/in', { position: { latitude: 40.7, longitude: -74 } });
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({
    inLocation: null,
    isInUnrecognised: true,
    warnings: [{ code: 'location-unrecognised' }],
  });
  expect((await eve.post('/clock/out', {})).body).toMatchObject({ isOutUnrecognised: true });
});

it('the location is matched, first by name, and stored on the entry', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await setUp(workspace.id, { warns: true });
  const [cafe, shop] = [newId('loc'), newId('loc')];
  await t.sql(
    `insert into clock_location (workspace_id, id, name, geofences, networks, created_at) values
       ($1, $2, 'Bakery', '[{"latitude": 40.7, "longitude": -74, "radiusMetres": 100}]', '{}', now()),
       ($1, $3, 'Shop', '[]', '{127.0.0.0/8}', now())`,
    [workspace.id, cafe, shop],
  );
  const started = await eve.post('/clock/in', { position: { latitude: 40.7, longitude: -74 } });
  expect(started.body).toMatchObject({
    inLocation: { id: cafe, name: 'Bakery' },
    isInUnrecognised: false,
    warnings: [],
  });
  const ended = await eve.post('/clock/out', {});
  expect(ended.body).toMatchObject({
    inLocation: { id: cafe },
    outLocation: { id: shop, name: 'Shop' },
  });
});

it('required fields are enforced at clock-out; values must match their field', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const [miles, van] = [newId('fld'), newId('fld')];
  await t.sql(
    `insert into custom_field (workspace_id, id, subject, name, kind, choices, is_required, position, created_at) values
       ($1, $2, 'time_entry', 'Miles', 'number', '{}', true, 1, now()),
       ($1, $3, 'time_entry', 'Van', 'choice', '{red,blue}', false, 2, now())`,
    [workspace.id, miles, van],
  );
  const wrong = await eve.post('/clock/in', { customFields: { [miles]: 'many', [van]: 'green' } });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    `#/customFields/${miles}`,
    `#/customFields/${van}`,
  ]);
  expect((await eve.post('/clock/in', { customFields: { [van]: 'red' } })).status).toBe(201);
  const early = await eve.post('/clock/out', {});
  expect([early.status, early.body.errors[0].code]).toEqual([422, 'required']);
  expect((await eve.send('PATCH', '/clock', { customFields: { [van]: null, [miles]: 12 } })).status).toBe(
    200,
  );
  expect((await eve.post('/clock/out', {})).body.customFields).toEqual({ [miles]: 12 });
});

it('a job that the member may not pick gets 404', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const { workspace: elsewhere } = await t.given.workspace();
  const [hers, foreign] = [newId('job'), newId('job')];
  await t.sql(
    `insert into job (workspace_id, id, name, is_for_everyone, created_at) values
       ($1, $2, 'Ovens', false, now()), ($3, $4, 'Foreign', true, now())`,
    [workspace.id, hers, elsewhere.id, foreign],
  );
  for (const jobId of [hers, foreign])
    expect((await eve.post('/clock/in', { jobId })).body).toMatchObject({
      status: 404,
      code: 'job-not-found',
    });
});

it('a clock-in into an approved timesheet gets 409 with the timesheet', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await eve.post('/clock/in', {});
  await eve.post('/clock/out', {});
  const [timesheet] = (await eve.get('/timesheets')).body.data;
  expect(timesheet.entryCount).toBe(1);
  expect(
    (await workspace.owner.post(`/timesheets/${timesheet.id}/approve`, { version: timesheet.version }))
      .status,
  ).toBe(200);
  const refused = await eve.post('/clock/in', {});
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'timesheet-locked',
    timesheet: { id: timesheet.id },
  });
  expect(await t.sql('select 1 from time_entry where workspace_id = $1', [workspace.id])).toHaveLength(1);
});

it('the source distinguishes API entries from admin entries', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  const key = await t.given.apiKey(workspace.id, eve.id);
  expect((await key.post('/clock/in', {})).body.source).toBe('api');
  const written = await owner.post('/time-entries', {
    memberId: eve.id,
    inAt: '2026-01-12T14:00:00Z',
    outAt: '2026-01-12T15:00:00Z',
  });
  expect(written.body.source).toBe('admin');
});

it('a clock-in in flight writes nothing after the member is removed', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const late = await overtaken(t, eve, 'removed', () => eve.post('/clock/in', {}));
  expect([late.status, late.body.code]).toEqual([404, 'workspace-not-found']);
  expect(await t.sql('select 1 from time_entry where workspace_id = $1', [workspace.id])).toEqual([]);
});

it('the database rejects a second open entry and overlapping entries', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const subject = { workspaceId: workspace.id, memberId: eve.id };
  await givenEntry(t, subject, { inAt: '2026-01-12T14:00:00Z', outAt: '2026-01-12T22:00:00Z' });
  const overlapping = givenEntry(t, subject, { inAt: '2026-01-12T21:59:59Z', outAt: '2026-01-12T23:00:00Z' });
  await expect(overlapping).rejects.toThrow('time_entry_overlap_excl');
  await givenEntry(t, subject, { inAt: '2026-01-12T22:00:00Z' });
  const second = givenEntry(t, subject, { inAt: '2026-01-11T22:00:00Z' });
  await expect(second).rejects.toThrow(/time_entry_(one_open_key|overlap_excl)/);
  const archived = {
    inAt: '2026-01-12T15:00:00Z',
    outAt: '2026-01-12T16:00:00Z',
    archivedAt: '2026-02-01T00:00:00Z',
  };
  await expect(givenEntry(t, subject, archived)).resolves.toMatch(/^te_/);
});
