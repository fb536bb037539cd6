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

it('an employee clocks in and out at the server’s time, and the hours are theirs', async () => {
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

it('who has nothing to say clocks in and out without a body', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  expect([(await eve.post('/clock/in')).status, (await eve.post('/clock/out')).status]).toEqual([201, 200]);
  const [{ id, version }] = (await eve.get('/timesheets')).body.data;
  expect((await eve.post(`/timesheets/${id}/submit`)).status).toBe(200);
  expect(version).toBe(3);
});

it('nobody chooses the moment of their clock-in', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const reply = await eve.post('/clock/in', { inAt: '2026-01-12T14:00:00Z' });
  expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '#/inAt']);
});

it('a second clock-in is refused and names the open entry; a clock-out without one is refused', async () => {
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

it('of eight who clock in as one person at once one is on the clock', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const replies = await Promise.all(Array.from({ length: 8 }, () => eve.post('/clock/in', {})));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  expect((await eve.get('/clock')).body.data).toHaveLength(1);
});

it('a clock-in that is repeated under its key is answered again and made once', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const send = () => eve.send('POST', '/clock/in', {}, { 'idempotency-key': 'this-morning' });
  const [first, second] = [await send(), await send()];
  expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  expect(second.headers['idempotency-replayed']).toBe('true');
});

it('whoever decides sees everybody on the clock, an employee only themselves', async () => {
  const { ann, eve, bob } = await t.given.workspace({ ann: 'admin', eve: 'employee', bob: 'employee' });
  await eve.post('/clock/in', {});
  await bob.post('/clock/in', {});
  const seenBy = async (caller: typeof ann) =>
    (await caller.get('/clock')).body.data.map(({ member }: { member: { id: string } }) => member.id);
  expect(await seenBy(ann)).toEqual([bob.id, eve.id]);
  expect(await seenBy(eve)).toEqual([eve.id]);
});

it('an employee is told what they themselves used for their hours', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const { body: entry } = await eve.post('/clock/in', {});
  const [line] = (await eve.get(`/time-entries/${entry.id}/history`)).body.data;
  expect(line.credential).toEqual({ kind: 'session', id: eve.sessionId, name: null });
});

it('whoever was removed while clocked in is not on the clock, and what they left open is ended', async () => {
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

it('what an open entry says is changed on the clock, and its times are not', async () => {
  const { eve } = await t.given.workspace({ eve: 'employee' });
  const { body: open } = await eve.post('/clock/in', {});
  const changed = await eve.send('PATCH', '/clock', { note: 'Baking' });
  expect(changed.body).toMatchObject({ id: open.id, inAt: open.inAt, note: 'Baking' });
  expect((await eve.send('PATCH', '/clock', { outAt: null })).status).toBe(422);
  const late = await eve.send('PATCH', '/clock', { note: 'Late' }, { 'if-match': `"${open.version}"` });
  expect([late.status, late.body.currentVersion]).toEqual([412, changed.body.version]);
  expect((await eve.send('PATCH', '/clock', { note: '' })).body.note).toBeNull();
});

it('a required job is asked for once there is one, a required note at the end', async () => {
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

it('a job that was asked for cannot be taken away afterwards', async () => {
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

it('somebody at no known location is warned and marked, never stopped', async () => {
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

it('where somebody clocks is compared with the locations, first by name, and kept on the entry', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  await setUp(workspace.id, { warns: true });
  const [locationFixture, shop] = [newId('loc'), newId('loc')];
  await t.sql(
    `insert into clock_location (workspace_id, id, name, geofences, networks, created_at) values
       ($1, $2, 'Bakery', '[{"latitude": 40.7, "longitude": -74, "radiusMetres": 100}]', '{}', now()),
       ($1, $3, 'Shop', '[]', '{127.0.0.0/8}', now())`,
    [workspace.id, locationFixture, shop],
  );
  const started = await eve.post('/clock/in', { position: { latitude: 40.7, longitude: -74 } });
  expect(started.body).toMatchObject({
    inLocation: { id: locationFixture, name: 'Bakery' },
    isInUnrecognised: false,
    warnings: [],
  });
  const ended = await eve.post('/clock/out', {});
  expect(ended.body).toMatchObject({
    inLocation: { id: locationFixture },
    outLocation: { id: shop, name: 'Shop' },
  });
});

it('a required field is filled before clocking out, and every value is what its field allows', async () => {
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

it('a job that a member may not pick is not there for them', async () => {
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

it('an approved timesheet takes no clock-in, and the refusal names it', async () => {
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

it('an assistant’s or another’s hand is told from a person’s own', async () => {
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

it('a removed member’s clock-in in flight writes nothing', async () => {
  const { workspace, eve } = await t.given.workspace({ eve: 'employee' });
  const late = await overtaken(t, eve, 'removed', () => eve.post('/clock/in', {}));
  expect([late.status, late.body.code]).toEqual([404, 'workspace-not-found']);
  expect(await t.sql('select 1 from time_entry where workspace_id = $1', [workspace.id])).toEqual([]);
});

it('the database itself refuses two open entries and hours that overlap', async () => {
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
