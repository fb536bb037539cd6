import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

// The week from Sunday 11 to Saturday 17 January 2026 in New York.
const WEEK = { startsOn: '2026-01-11', endsOn: '2026-01-17' };
const on = (day: string, from = 14, until = 22) => ({
  inAt: `2026-01-${day}T${from}:00:00Z`,
  outAt: `2026-01-${day}T${until}:00:00Z`,
});

/** Adds hours for a member and returns the resulting timesheet. */
async function timesheetOf(owner: Caller, memberId: string, span = on('12')) {
  const { body: entry } = await owner.post('/time-entries', { memberId, ...span });
  const [timesheet] = (await owner.get(`/timesheets?memberId=${memberId}`)).body.data;
  return { entry, timesheet };
}

const step = (by: Caller, id: string, act: string, body: object = {}, version?: number) =>
  by.send(
    'POST',
    `/timesheets/${id}/${act}`,
    body,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );
const stateOf = async (by: Caller, id: string): Promise<string> =>
  (await by.get(`/timesheets/${id}`)).body.state;

it('a timesheet is created with its first entry and totals its days', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { timesheet } = await timesheetOf(owner, eve.id);
  await owner.post('/time-entries', { memberId: eve.id, ...on('13', 14, 18) });
  const detail = (await eve.get(`/timesheets/${timesheet.id}`)).body;
  expect(detail).toMatchObject({
    ...WEEK,
    member: { id: eve.id, name: eve.name },
    state: 'open',
    workedSeconds: 12 * 3600,
    entryCount: 2,
    openEntryId: null,
    submittedAt: null,
    decidedBy: null,
  });
  expect(detail.days.map(({ workedSeconds }: { workedSeconds: number }) => workedSeconds / 3600)).toEqual([
    0, 8, 4, 0, 0, 0, 0,
  ]);
  expect((await eve.get('/timesheets')).body.data).toHaveLength(1);
});

it('hours across a week boundary are split between both timesheets', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const night = { inAt: '2026-01-18T03:00:00Z', outAt: '2026-01-18T09:00:00Z' };
  await timesheetOf(owner, eve.id, night);
  const timesheets = (await owner.get('/timesheets')).body.data;
  expect(
    timesheets.map(({ startsOn, workedSeconds }: { startsOn: string; workedSeconds: number }) => [
      startsOn,
      workedSeconds / 3600,
    ]),
  ).toEqual([
    ['2026-01-18', 4],
    ['2026-01-11', 2],
  ]);
});

it('a timesheet is submitted, rejected with a note, resubmitted and approved', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  const { timesheet } = await timesheetOf(owner, eve.id);
  const submitted = await step(eve, timesheet.id, 'submit', { note: 'Stocktaking on Monday' });
  expect(submitted.body).toMatchObject({
    state: 'submitted',
    submittedBy: { id: eve.id },
    submitNote: 'Stocktaking on Monday',
  });
  expect((await step(eve, timesheet.id, 'submit')).body).toMatchObject({
    status: 409,
    code: 'timesheet-state',
    state: 'submitted',
  });
  expect((await step(ann, timesheet.id, 'reject', {})).body.errors[0].pointer).toBe('#/note');
  const rejected = await step(ann, timesheet.id, 'reject', { note: 'Lunch is missing' });
  expect(rejected.body).toMatchObject({
    state: 'rejected',
    decidedBy: { id: ann.id },
    decisionNote: 'Lunch is missing',
  });
  expect((await step(ann, timesheet.id, 'approve', { version: rejected.body.version })).body.code).toBe(
    'timesheet-state',
  );
  const again = await step(eve, timesheet.id, 'submit');
  expect(again.body).toMatchObject({ state: 'submitted', decidedAt: null, decisionNote: null });
  const approved = await step(ann, timesheet.id, 'approve', { version: again.body.version });
  expect(approved.body).toMatchObject({ state: 'approved', decidedBy: { id: ann.id, name: ann.name } });
});

it('an employee submits only their own timesheet and decides none', async () => {
  const { owner, eve, bob } = await t.given.workspace({ eve: 'employee', bob: 'employee' });
  const [{ timesheet: hers }, { timesheet: his }] = [
    await timesheetOf(owner, eve.id),
    await timesheetOf(owner, bob.id),
  ];
  expect((await step(eve, his.id, 'submit')).body).toMatchObject({
    status: 404,
    code: 'timesheet-not-found',
  });
  expect((await eve.get(`/timesheets/${his.id}`)).status).toBe(404);
  for (const reply of [
    await step(eve, hers.id, 'approve', { version: 1 }),
    await step(eve, hers.id, 'reject', { note: 'x' }),
    await step(eve, hers.id, 'cancel'),
    await eve.post('/timesheets/bulk', { decision: 'cancel', timesheets: [{ id: hers.id }] }),
  ])
    expect([reply.status, reply.body.code]).toEqual([403, 'permission-missing']);
});

it('a timesheet with an open entry cannot be submitted or approved', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { body: open } = await eve.post('/clock/in', {});
  const [timesheet] = (await eve.get('/timesheets')).body.data;
  expect(timesheet.openEntryId).toBe(open.id);
  for (const reply of [
    await step(eve, timesheet.id, 'submit'),
    await step(owner, timesheet.id, 'approve', { version: timesheet.version }),
  ])
    expect(reply.body).toMatchObject({ status: 409, code: 'timesheet-incomplete', entry: { id: open.id } });
  await eve.post('/clock/out', {});
  expect((await step(eve, timesheet.id, 'submit')).status).toBe(200);
});

it('an approval needs the version of the hours that were seen', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { timesheet, entry } = await timesheetOf(owner, eve.id);
  expect((await step(owner, timesheet.id, 'approve')).body).toMatchObject({
    status: 428,
    code: 'version-needed',
  });
  await owner.send('PATCH', `/time-entries/${entry.id}`, { outAt: '2026-01-12T23:00:00Z' });
  for (const reply of [
    await step(owner, timesheet.id, 'approve', { version: timesheet.version }),
    await step(owner, timesheet.id, 'approve', {}, timesheet.version),
    await step(owner, timesheet.id, 'approve', { version: timesheet.version + 1 }, timesheet.version),
  ])
    expect(reply.body).toMatchObject({
      status: 412,
      code: 'version-clash',
      currentVersion: timesheet.version + 1,
    });
  expect((await step(owner, timesheet.id, 'approve', {}, timesheet.version + 1)).body.workedSeconds).toBe(
    9 * 3600,
  );
});

it('a concurrent approval and edit: one succeeds, the other is refused', async () => {
  const { owner, ann, eve } = await t.given.workspace({ ann: 'admin', eve: 'employee' });
  for (let round = 0; round < 10; round += 1) {
    const day = String(round + 12);
    const { entry } = await timesheetOf(owner, eve.id, on(day));
    const [timesheet] = (await owner.get(`/timesheets?from=2026-01-${day}&to=2026-01-${day}`)).body.data;
    const [approval, edit] = await Promise.all([
      step(ann, timesheet.id, 'approve', { version: timesheet.version }),
      owner.send('PATCH', `/time-entries/${entry.id}`, { outAt: `2026-01-${day}T21:00:00Z` }),
    ]);
    expect([
      [200, 409],
      [412, 200],
    ]).toContainEqual([approval.status, edit.status]);
    if (approval.status === 200) await step(ann, timesheet.id, 'cancel');
  }
});

it('cancelling reverts a submission or approval and unlocks the hours', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { timesheet, entry } = await timesheetOf(owner, eve.id);
  expect((await step(owner, timesheet.id, 'cancel')).body.code).toBe('timesheet-state');
  await step(eve, timesheet.id, 'submit');
  const open = await step(owner, timesheet.id, 'cancel');
  expect(open.body).toMatchObject({ state: 'open', submittedAt: null, submittedBy: null });
  await step(owner, timesheet.id, 'approve', { version: open.body.version });
  const patch = () => owner.send('PATCH', `/time-entries/${entry.id}`, { note: 'x' });
  expect((await patch()).status).toBe(409);
  expect((await step(owner, timesheet.id, 'cancel')).body).toMatchObject({ state: 'open', decidedAt: null });
  expect((await patch()).status).toBe(200);
});

it('a bulk decision is all or nothing; the 409 names each row in the way', async () => {
  const { owner, eve, bob, kim } = await t.given.workspace({
    eve: 'employee',
    bob: 'employee',
    kim: 'employee',
  });
  const { owner: outsider } = await t.given.workspace();
  const one = (await timesheetOf(owner, eve.id)).timesheet;
  const two = (await timesheetOf(owner, bob.id)).timesheet;
  const foreign = (
    await timesheetOf(outsider, outsider.token ? (await outsider.get('/me')).body.member.id : '')
  ).timesheet;
  await kim.post('/clock/in', {});
  const [three] = (await kim.get('/timesheets')).body.data;
  const rows = (...timesheets: { id: string; version: number }[]) =>
    timesheets.map(({ id, version }) => ({ id, version }));
  const refused = await owner.post('/timesheets/bulk', {
    decision: 'approve',
    timesheets: [...rows(one, three, foreign), { id: two.id, version: two.version + 7 }],
  });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'timesheets-ineligible',
    rows: [
      { id: three.id, reason: 'open-entry', state: 'open' },
      { id: foreign.id, reason: 'not-found' },
      { id: two.id, reason: 'changed', version: two.version },
    ],
  });
  expect(refused.body.rows[1]).toEqual({ id: foreign.id, reason: 'not-found' });
  for (const { id } of [one, two, three]) expect(await stateOf(owner, id)).toBe('open');
  const done = await owner.post('/timesheets/bulk', { decision: 'approve', timesheets: rows(one, two) });
  expect(done.body.data.map(({ state }: { state: string }) => state)).toEqual(['approved', 'approved']);
  const back = await owner.post('/timesheets/bulk', {
    decision: 'cancel',
    timesheets: rows(one, two).map(({ id }) => ({ id })),
  });
  expect(back.body.data.map(({ state }: { state: string }) => state)).toEqual(['open', 'open']);
});

it('concurrent bulk decisions decide each row once', async () => {
  const { owner, ann, eve, bob } = await t.given.workspace({
    ann: 'admin',
    eve: 'employee',
    bob: 'employee',
  });
  const timesheets = [
    (await timesheetOf(owner, eve.id)).timesheet,
    (await timesheetOf(owner, bob.id)).timesheet,
  ];
  const rows = timesheets.map(({ id, version }) => ({ id, version }));
  const decide = (by: Caller, timesheets: object[]) =>
    by.post('/timesheets/bulk', { decision: 'approve', timesheets });
  const replies = await Promise.all([
    decide(owner, rows),
    decide(ann, [...rows].reverse()),
    decide(owner, rows),
    decide(ann, [...rows].reverse()),
  ]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

it('timesheets are filtered by state, period and updatedSince', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { timesheet: first } = await timesheetOf(owner, eve.id);
  await owner.post('/time-entries', { memberId: eve.id, ...on('20') });
  const ids = async (query: string) =>
    (await owner.get(`/timesheets${query}`)).body.data.map(({ id }: { id: string }) => id);
  const [second] = await ids('');
  expect(await ids('?limit=1')).toEqual([second]);
  const { nextCursor } = (await owner.get('/timesheets?limit=1')).body;
  expect(await ids(`?cursor=${nextCursor}`)).toEqual([first.id]);
  expect(await ids('?to=2026-01-17')).toEqual([first.id]);
  expect(await ids('?from=2026-01-18')).toEqual([second]);
  await step(eve, first.id, 'submit');
  expect(await ids('?state=submitted')).toEqual([first.id]);
  const since = `?updatedSince=${new Date(Date.now() - 3_600_000).toISOString()}`;
  expect(await ids(since)).toEqual([second, first.id]);
  const wrong = await owner.get(`/timesheets${since}&cursor=${nextCursor}`);
  expect([wrong.status, wrong.body.errors[0].parameter]).toEqual([400, 'cursor']);
});

it('new timesheets follow the company’s week and never overlap', async () => {
  const { workspace, owner, eve } = await t.given.workspace({ eve: 'employee' });
  await timesheetOf(owner, eve.id);
  const expectedSeconds = {
    monday: 28_800,
    tuesday: null,
    wednesday: null,
    thursday: null,
    friday: null,
    saturday: null,
    sunday: null,
  };
  const set = await owner.put('/rules/schedule', { workweekStartsOn: 'wednesday', expectedSeconds });
  expect(set.status).toBe(200);
  await owner.post('/time-entries', { memberId: eve.id, ...on('19') });
  await owner.post('/time-entries', { memberId: eve.id, ...on('21') });
  const spans = (await owner.get('/timesheets')).body.data.map(
    ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => `${startsOn} ${endsOn}`,
  );
  expect(spans).toEqual(['2026-01-21 2026-01-27', '2026-01-18 2026-01-20', '2026-01-11 2026-01-17']);
  const twice = t.sql(
    `insert into timesheet (workspace_id, id, member_id, starts_on, ends_on, state, created_at)
     values ($1, 'ts_x', $2, '2026-01-17', '2026-01-18', 'open', now())`,
    [workspace.id, eve.id],
  );
  await expect(twice).rejects.toThrow('timesheet_overlap_excl');
});

it('the audit log records each step with the period', async () => {
  const { owner, eve } = await t.given.workspace({ eve: 'employee' });
  const { timesheet } = await timesheetOf(owner, eve.id);
  await step(eve, timesheet.id, 'submit');
  const { version } = (await owner.get(`/timesheets/${timesheet.id}`)).body;
  await step(owner, timesheet.id, 'approve', { version });
  await step(owner, timesheet.id, 'cancel');
  const sentences = (await owner.get('/audit-events?limit=3')).body.data.map(
    ({ sentence }: { sentence: string }) => sentence,
  );
  expect(sentences).toEqual([
    'Cancelled the approval of the timesheet of eve for 2026-01-11 to 2026-01-17',
    'Approved the timesheet of eve for 2026-01-11 to 2026-01-17',
    'Submitted the timesheet of eve for 2026-01-11 to 2026-01-17',
  ]);
});
