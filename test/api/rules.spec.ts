import { startApp, type TestApp } from '../kit/app';
import { overtaken } from '../kit/overtaken';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const HOUR = 3600;
const WEEK = {
  monday: 8 * HOUR,
  tuesday: 8 * HOUR,
  wednesday: 8 * HOUR,
  thursday: 8 * HOUR,
  friday: 6 * HOUR,
  saturday: null,
  sunday: null,
};

it('a new workspace has the federal rule, weeks from Sunday and no rounding', async () => {
  const { owner } = await t.given.workspace();
  const [overtime, schedule, rounding] = [
    await owner.get('/rules/overtime'),
    await owner.get('/rules/schedule'),
    await owner.get('/rules/rounding'),
  ];
  expect(overtime.body).toEqual({
    preset: 'federal',
    rules: [{ kind: 'weekly', thresholdSeconds: 40 * HOUR, multiplierHundredths: 150 }],
    updatedAt: null,
    version: 0,
  });
  expect(overtime.headers.etag).toBe('"0"');
  expect(schedule.body).toMatchObject({ workweekStartsOn: 'sunday', expectedSeconds: { friday: 28_800 } });
  expect(rounding.body).toEqual({ stepMinutes: null, updatedAt: null, version: 0 });
});

it('an admin sets each overtime preset by name', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const sizes: Record<string, number> = {};
  for (const preset of ['federal', 'california', 'alaska', 'nevada', 'colorado', 'kentucky', 'none']) {
    const { status, body } = await ann.put('/rules/overtime', { preset });
    expect([status, body.preset]).toEqual([200, preset]);
    sizes[preset] = body.rules.length;
  }
  expect(sizes).toEqual({
    federal: 1,
    california: 5,
    alaska: 2,
    nevada: 2,
    colorado: 2,
    kentucky: 2,
    none: 0,
  });
});

it('custom rules that equal a preset are shown under its name', async () => {
  const { owner } = await t.given.workspace();
  const rules = [
    { kind: 'weekly', thresholdSeconds: 40 * HOUR, multiplierHundredths: 150 },
    { kind: 'daily', thresholdSeconds: 12 * HOUR, multiplierHundredths: 150 },
  ];
  expect((await owner.put('/rules/overtime', { rules })).body).toMatchObject({ preset: 'colorado', rules });
  const own = [{ kind: 'daily', thresholdSeconds: 10 * HOUR, multiplierHundredths: 175 }];
  expect((await owner.put('/rules/overtime', { rules: own })).body).toMatchObject({
    preset: 'custom',
    rules: own,
  });
});

it.each([
  ['both a preset and rules', { preset: 'federal', rules: [] }, '#'],
  ['neither a preset nor rules', {}, '#'],
  ['an unknown preset', { preset: 'texas' }, '#/preset'],
  [
    'a daily threshold over 24 hours',
    { rules: [{ kind: 'daily', thresholdSeconds: 86_401, multiplierHundredths: 150 }] },
    '#/rules/0/thresholdSeconds',
  ],
  [
    'a multiplier of 1',
    { rules: [{ kind: 'weekly', thresholdSeconds: 0, multiplierHundredths: 100 }] },
    '#/rules/0/multiplierHundredths',
  ],
  [
    'two rules with one threshold',
    {
      rules: [150, 200].map((multiplierHundredths) => ({
        kind: 'daily',
        thresholdSeconds: 0,
        multiplierHundredths,
      })),
    },
    '#/rules',
  ],
  [
    'six rules',
    {
      rules: [1, 2, 3, 4, 5, 6].map((n) => ({
        kind: 'daily',
        thresholdSeconds: n,
        multiplierHundredths: 150,
      })),
    },
    '#/rules',
  ],
])('overtime with %s is refused', async (_, input, pointer) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.put('/rules/overtime', input);
  expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
  expect((await owner.get('/rules/overtime')).body.version).toBe(0);
});

it.each([
  ['/rules/overtime', { preset: 'alaska' }],
  ['/rules/schedule', { workweekStartsOn: 'monday', expectedSeconds: WEEK }],
  ['/rules/rounding', { stepMinutes: 6 }],
])('concurrent changes of %s: the second gets 412', async (path, input) => {
  const { owner } = await t.given.workspace();
  const etag = String((await owner.get(path)).headers.etag);
  const first = await owner.send('PUT', path, input, { 'if-match': etag });
  const second = await owner.send('PUT', path, input, { 'if-match': etag });
  expect([first.status, first.headers.etag, second.status]).toEqual([200, '"1"', 412]);
  const third = await owner.send('PUT', path, input, { 'if-match': '"1"' });
  expect([third.status, third.body.version]).toEqual([200, 2]);
});

it('rounding is 5, 6 or 15 minutes or none, in the API and the database', async () => {
  const { workspace, owner } = await t.given.workspace();
  for (const stepMinutes of [5, 6, 15, null])
    expect((await owner.put('/rules/rounding', { stepMinutes })).body.stepMinutes).toBe(stepMinutes);
  expect((await owner.put('/rules/rounding', { stepMinutes: 10 })).status).toBe(422);
  const past = t.sql('update rounding set step_minutes = 7 where workspace_id = $1', [workspace.id]);
  await expect(past).rejects.toThrow('rounding_step_minutes_check');
});

it('a member can have an own schedule and return to the company’s', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  const path = `/members/${bob.id}/schedule`;
  await owner.put('/rules/schedule', { workweekStartsOn: 'monday', expectedSeconds: WEEK });
  expect((await bob.get(path)).body).toMatchObject({ isOwn: false, version: 0, expectedSeconds: WEEK });
  const half = { ...WEEK, monday: 4 * HOUR, friday: null };
  const own = await owner.send('PUT', path, { expectedSeconds: half }, { 'if-match': '"0"' });
  expect(own.body).toMatchObject({
    isOwn: true,
    workweekStartsOn: 'monday',
    expectedSeconds: half,
    version: 1,
  });
  expect((await bob.get(path)).body.expectedSeconds).toEqual(half);
  const back = await owner.put(path, { expectedSeconds: null });
  expect(back.body).toMatchObject({ isOwn: false, expectedSeconds: WEEK, version: 2 });
});

it('an employee reads the rules and their schedule, and changes none', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  for (const path of ['/rules/overtime', '/rules/schedule', '/rules/rounding'])
    expect((await bob.get(path)).status).toBe(200);
  expect((await bob.get(`/members/${owner.id}/schedule`)).body.code).toBe('member-not-found');
  expect((await bob.put('/rules/rounding', { stepMinutes: 5 })).body).toMatchObject({
    status: 403,
    permission: 'rules:edit',
  });
  expect((await bob.put(`/members/${bob.id}/schedule`, { expectedSeconds: null })).status).toBe(403);
});

it('rule changes are in the audit log with the old values', async () => {
  const { owner, bob } = await t.given.workspace({ bob: 'employee' });
  await owner.put('/rules/overtime', { preset: 'kentucky' });
  await owner.put('/rules/rounding', { stepMinutes: 15 });
  await owner.put('/rules/schedule', { workweekStartsOn: 'monday', expectedSeconds: WEEK });
  await owner.put(`/members/${bob.id}/schedule`, { expectedSeconds: WEEK });
  const { body } = await owner.get('/audit-events');
  expect(body.data.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Changed the work schedule of bob',
    'Changed the work schedule',
    'Changed rounding to 15 minutes (was none)',
    'Changed the overtime rules from federal to kentucky',
  ]);
  expect(body.data[1].before).toMatchObject({ workweekStartsOn: 'sunday' });
});

it('an admin demoted while waiting for the lock changes nothing', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const change = await overtaken(t, ann, 'demoted', () => ann.put('/rules/rounding', { stepMinutes: 5 }));
  expect(change.body).toMatchObject({ status: 403, permission: 'rules:edit', reach: 'all' });
  expect(await t.sql('select from rounding where workspace_id = $1', [workspace.id])).toEqual([]);
});
