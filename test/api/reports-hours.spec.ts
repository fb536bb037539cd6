import { parse } from 'csv-parse/sync';
import { startApp, type TestApp } from '../kit/app';
import type { Caller } from '../kit/as';
import { givenEntry, givenTimesheet } from '../kit/hours';
import { addType, ask } from '../kit/time-off';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const H = 3600;
/** Sunday 1 to Saturday 14 March 2026. Daylight saving time starts on the 8th. */
const PERIOD = 'from=2026-03-01&to=2026-03-14';
const usd = (amount: number) => ({ amount, currency: 'USD' });

interface Subject {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** Adds hours from 9:00 in New York on days of March 2026. */
async function worked(subject: Subject, hours: Record<number, number>, jobId: string | null = null) {
  for (const [day, h] of Object.entries(hours)) {
    const inAt = new Date(Date.UTC(2026, 2, Number(day), Number(day) < 8 ? 14 : 13));
    const outAt = new Date(inAt.getTime() + h * H * 1000).toISOString();
    await givenEntry(t, subject, { inAt: inAt.toISOString(), outAt, jobId });
  }
}

/** A report as JSON, and its CSV as rows by heading. */
async function both(as: Caller, name: string, query = PERIOD) {
  const { status, body } = await as.get(`/reports/${name}?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  const { text } = await as.get(`/reports/${name}?${query}&format=csv`);
  const csv: Record<string, string>[] = parse(text, { bom: true, columns: true });
  expect(csv).toHaveLength(body.rows.length);
  return { rows: body.rows, csv, body };
}

it('overtime under California rules is split by multiplier and rule', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  await owner.put('/rules/overtime', { preset: 'california' });
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  // Monday 13 h, then a week of seven days with 8 h each.
  await worked(subject, { 2: 13, 8: 8, 9: 8, 10: 8, 11: 8, 12: 8, 13: 8, 14: 8 });
  await givenTimesheet(t, subject, { startsOn: '2026-03-01', endsOn: '2026-03-07', state: 'submitted' });
  const { rows, csv, body } = await both(owner, 'overtime', `${PERIOD}&memberId=${ann.id}`);
  expect(rows).toMatchObject([
    {
      weekStartsOn: '2026-03-01',
      weekEndsOn: '2026-03-07',
      workedSeconds: 13 * H,
      regularSeconds: 8 * H,
      timeAndAHalfSeconds: 4 * H,
      doubleTimeSeconds: H,
      otherMultiplierSeconds: 0,
      overtimeSeconds: 5 * H,
      leftOutSeconds: 0,
      unapprovedTimesheets: '2026-03-01 to 2026-03-07 submitted',
      reached: [
        { kind: 'daily', thresholdSeconds: 8 * H, multiplierHundredths: 150, seconds: 4 * H },
        { kind: 'daily', thresholdSeconds: 12 * H, multiplierHundredths: 200, seconds: H },
      ],
    },
    {
      weekStartsOn: '2026-03-08',
      workedSeconds: 56 * H,
      regularSeconds: 40 * H,
      timeAndAHalfSeconds: 16 * H,
      doubleTimeSeconds: 0,
      unapprovedTimesheets: '',
    },
  ]);
  expect(csv[1]).toMatchObject({
    'Week from': '2026-03-08',
    'Worked (hours)': '56.00',
    'Regular (hours)': '40.00',
    'At 1.5 (hours)': '16.00',
    'Overtime (hours)': '16.00',
    'Rules reached': 'weekly over 40.00 h at 1.50: 8.00 h; seventh day over 0.00 h at 1.50: 8.00 h',
  });
  expect(body.unapproved).toMatchObject([{ memberId: ann.id, state: 'submitted' }]);
});

it('overtime matches the hours summary and leaves out exempt members and jobs', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  const job = await t.given.job(workspace.id, 'Driving');
  await owner.post(`/pay/jobs/${job}`, { effectiveOn: '2026-01-01', isOvertimeEligible: false });
  await t.given.payRate(workspace.id, bob.id, { isOvertimeExempt: true });
  const anns = { workspaceId: workspace.id, memberId: ann.id };
  await worked(anns, { 2: 9, 3: 9, 4: 9, 5: 9, 6: 9 });
  await worked(anns, { 7: 6 }, job);
  await worked({ workspaceId: workspace.id, memberId: bob.id }, { 2: 12, 3: 12, 4: 12, 5: 12, 6: 12 });
  const range = 'from=2026-03-06&to=2026-03-31';
  const { rows } = await both(owner, 'overtime', range);
  const of = (id: string) => rows.find((row: { memberId: string }) => row.memberId === id);
  expect(of(ann.id)).toMatchObject({
    workedSeconds: 15 * H,
    leftOutSeconds: 6 * H,
    regularSeconds: 10 * H,
    overtimeSeconds: 5 * H,
  });
  expect(of(bob.id)).toMatchObject({ workedSeconds: 12 * H, leftOutSeconds: 12 * H, overtimeSeconds: 0 });
  expect(of(owner.id)).toBeUndefined();
  const summary = (await owner.get(`/reports/hours-summary?${range}&memberId=${ann.id}`)).body.rows[0];
  expect([summary.regularSeconds, summary.overtimeSeconds]).toEqual([10 * H, 5 * H]);
});

it('attendance lists expected, worked, time-off and missing hours per day', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  const off = await addType(owner, { startsOn: '2026-01-01' });
  const asked = await ask(ann, off, { days: ['2026-03-04', '2026-03-05'], secondsPerDay: 8 * H });
  expect((await owner.post(`/time-off/requests/${asked.body.id}/approve`)).status).toBe(200);
  await worked(subject, { 2: 8, 3: 5 });
  // From 22:00 on Saturday to 06:00 on Sunday, when the clock skips 02:00 to 03:00.
  await givenEntry(t, subject, { inAt: '2026-03-08T03:00:00Z', outAt: '2026-03-08T10:00:00Z' });
  const { rows, csv } = await both(owner, 'attendance', `from=2026-03-02&to=2026-03-08&memberId=${ann.id}`);
  const lines = rows.map((row: Record<string, number | string>) => [
    row.day,
    Number(row.expectedSeconds) / H,
    Number(row.workedSeconds) / H,
    Number(row.timeOffSeconds) / H,
    Number(row.missingSeconds) / H,
    row.status,
  ]);
  expect(lines).toEqual([
    ['2026-03-02', 8, 8, 0, 0, 'present'],
    ['2026-03-03', 8, 5, 0, 3, 'partial'],
    ['2026-03-04', 8, 0, 8, 0, 'time_off'],
    ['2026-03-05', 8, 0, 8, 0, 'time_off'],
    ['2026-03-06', 8, 0, 0, 8, 'absent'],
    ['2026-03-07', 0, 2, 0, 0, 'unscheduled'],
    ['2026-03-08', 0, 5, 0, 0, 'unscheduled'],
  ]);
  expect(rows[0]).toMatchObject({
    firstInAt: '2026-03-02T14:00:00.000Z',
    lastOutAt: '2026-03-02T22:00:00.000Z',
  });
  expect(rows[5]).toMatchObject({ firstInAt: '2026-03-08T03:00:00.000Z', lastOutAt: null });
  expect(rows[6]).toMatchObject({ firstInAt: null, lastOutAt: '2026-03-08T10:00:00.000Z' });
  expect(csv[1]).toMatchObject({
    Day: '2026-03-03',
    'Expected (hours)': '8.00',
    'Worked (hours)': '5.00',
    'Missing (hours)': '3.00',
    'Last out': '2026-03-03T19:00:00.000Z',
    Status: 'partial',
  });
});

it('attendance uses own schedules, hire dates, rounding and open entries', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const off = { monday: null, tuesday: null, thursday: null, friday: null, saturday: null, sunday: null };
  await owner.put(`/members/${ann.id}/schedule`, { expectedSeconds: { ...off, wednesday: 4 * H } });
  await owner.put(`/members/${ann.id}/employment`, {
    hiredOn: '2026-03-04',
    phone: null,
    address: null,
    customFields: {},
  });
  await owner.put('/rules/rounding', { stepMinutes: 15 });
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  await givenEntry(t, subject, { inAt: '2026-03-04T14:07:00Z', outAt: '2026-03-04T16:08:00Z' });
  await givenEntry(t, subject, { inAt: '2026-03-06T14:02:00Z' });
  const { rows, csv } = await both(owner, 'attendance', `from=2026-03-02&to=2026-03-07&memberId=${ann.id}`);
  expect(rows).toMatchObject([
    {
      day: '2026-03-04',
      expectedSeconds: 4 * H,
      workedSeconds: 2.25 * H,
      missingSeconds: 1.75 * H,
      firstInAt: '2026-03-04T14:00:00.000Z',
      lastOutAt: '2026-03-04T16:15:00.000Z',
      status: 'partial',
    },
    { day: '2026-03-05', expectedSeconds: 0, status: 'day_off' },
    {
      day: '2026-03-06',
      openSince: '2026-03-06T14:00:00.000Z',
      missingSeconds: null,
      status: 'on_the_clock',
    },
    { day: '2026-03-07', openSince: null, missingSeconds: null, status: 'on_the_clock' },
  ]);
  expect(csv[2]).toMatchObject({ 'On the clock since': '2026-03-06T14:00:00.000Z', 'Missing (hours)': '' });
});

it('a future day has no missing hours', async () => {
  const { owner } = await t.given.workspace();
  const day = (ahead: number) =>
    new Date(t.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  const { rows } = await both(owner, 'attendance', `from=${day(2)}&to=${day(8)}`);
  const workdays = rows.filter((row: { expectedSeconds: number }) => row.expectedSeconds > 0);
  expect(workdays).toHaveLength(5);
  for (const row of workdays) expect(row).toMatchObject({ status: 'not_over', missingSeconds: null });
});

it('job costs add up to payroll, by job and by member within a job', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  const [bake, pack] = [await t.given.job(workspace.id, 'Bake'), await t.given.job(workspace.id, '=Pack')];
  await owner.post(`/pay/jobs/${pack}`, { effectiveOn: '2026-01-01', rate: { amount: 1400 } });
  await t.given.payRate(workspace.id, ann.id, { amount: 1000 });
  await t.given.payRate(workspace.id, bob.id, { amount: 2000 });
  const anns = { workspaceId: workspace.id, memberId: ann.id };
  const bobs = { workspaceId: workspace.id, memberId: bob.id };
  await worked(anns, { 2: 10, 3: 10, 4: 10 }, bake);
  await worked(anns, { 5: 12, 6: 3 }, pack);
  await worked(bobs, { 2: 2 }, bake);
  await worked(bobs, { 3: 1 });
  await givenTimesheet(t, bobs, { startsOn: '2026-03-01', endsOn: '2026-03-07' });
  const { rows, csv } = await both(owner, 'job-costing');
  const row = (hours: number, pay: readonly [regular: number, premium: number], rest: object) => ({
    workedSeconds: hours * H,
    regularPay: usd(pay[0]),
    overtimePay: usd(pay[1]),
    cost: usd(pay[0] + pay[1]),
    status: 'ready',
    memberId: null,
    ...rest,
  });
  // Ann: 510.00 regular and 5 h x 0.5 x 11.3333 = 28.33 for her last five hours; Bob: 3 h at 20.00.
  expect(rows).toMatchObject([
    row(15, [21_000, 2833], { jobId: pack, overtimeSeconds: 5 * H, unapprovedTimesheets: '' }),
    row(32, [34_000, 0], { jobId: bake, overtimeSeconds: 0, unapprovedTimesheets: '1' }),
    row(1, [2000, 0], { jobId: null, jobName: null, unapprovedTimesheets: '1' }),
  ]);
  expect(csv.map((line) => [line.Job, line['Worked (hours)'], line.Cost])).toEqual([
    [`'=Pack`, '15.00', '238.33'],
    ['Bake', '32.00', '340.00'],
    ['', '1.00', '20.00'],
  ]);
  const within = (await both(owner, 'job-costing', `${PERIOD}&by=member`)).rows;
  expect(within).toHaveLength(4);
  expect(within.filter((one: { memberId: string }) => one.memberId === bob.id)).toMatchObject([
    row(2, [4000, 0], { jobId: bake, memberId: bob.id, memberName: 'bob' }),
    row(1, [2000, 0], {
      jobId: null,
      unapprovedTimesheets: '2026-03-01 to 2026-03-07 open',
      memberId: bob.id,
    }),
  ]);
  const payroll = (await owner.get(`/reports/payroll-summary?${PERIOD}`)).body.rows;
  const sum = (all: readonly Record<string, { amount: number }>[], key: string) =>
    all.reduce((so, one) => so + (one[key]?.amount ?? 0), 0);
  expect(sum(rows, 'cost')).toBe(sum(payroll, 'grossPay'));
});

it('a job with hours without a rate needs review and has no cost', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const job = await t.given.job(workspace.id, 'Bake');
  await worked({ workspaceId: workspace.id, memberId: ann.id }, { 2: 3 }, job);
  const { rows, csv } = await both(owner, 'job-costing');
  expect(rows).toMatchObject([
    { jobId: job, missingSeconds: 3 * H, regularPay: null, cost: null, status: 'needs_review' },
  ]);
  expect(csv[0]).toMatchObject({ Cost: '', Status: 'needs_review', 'Without a rate (hours)': '3.00' });
});

it('pay uses the change in effect on each day, and prorates a salary', async () => {
  const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  for (const [effectiveOn, amount] of [
    ['2024-01-01', 500],
    ['2025-06-01', 900],
    ['2026-03-10', 1200],
  ] as const)
    await t.given.payRate(workspace.id, ann.id, { effectiveOn, amount });
  const salary = { kind: 'salary', paySchedule: 'monthly', isOvertimeExempt: true };
  await t.given.payRate(workspace.id, bob.id, { ...salary, effectiveOn: '2024-01-01', amount: 3_100_000 });
  await t.given.payRate(workspace.id, bob.id, { ...salary, effectiveOn: '2026-03-16', amount: 6_200_000 });
  await worked({ workspaceId: workspace.id, memberId: ann.id }, { 9: 2, 10: 2 });
  const { rows } = await both(owner, 'payroll-summary', 'from=2026-03-09&to=2026-03-31');
  const of = (id: string) => rows.find((row: { memberId: string }) => row.memberId === id);
  expect(of(ann.id)).toMatchObject({ regularPay: usd(2 * 900 + 2 * 1200) });
  // 31,000 a year / 12 x 15 / 31 = 1,250.00, and 62,000 / 12 x 16 / 31 = 2,666.67.
  expect(of(bob.id)).toMatchObject({ salaryPay: usd(125_000 + 266_667) });
});

it.each(['overtime', 'attendance', 'job-costing'])(
  '%s shows an employee only their own rows',
  async (name) => {
    const { workspace, owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
    for (const { id } of [ann, bob])
      await worked({ workspaceId: workspace.id, memberId: id }, { 2: 9, 3: 9 });
    const query = name === 'job-costing' ? `${PERIOD}&by=member` : PERIOD;
    const subject = async (as: Caller) => {
      const { rows } = await both(as, name, query);
      return [...new Set(rows.map(({ memberId }: { memberId: string }) => memberId))];
    };
    expect(await subject(ann)).toEqual([ann.id]);
    expect(await subject(owner)).toEqual(expect.arrayContaining([ann.id, bob.id]));
    const foreign = await ann.get(`/reports/${name}?${PERIOD}&memberId=${bob.id}`);
    expect(foreign.body.code).toBe('member-not-found');
  },
);

it('hours need reports:read; job costs need pay_rates:read too', async () => {
  const { owner } = await t.given.workspace();
  const made = await owner.post('/api-keys', { name: 'Hours', permissions: ['reports:read'] });
  const key = t.as(made.body.value);
  const statuses: unknown[] = [];
  for (const name of ['overtime', 'attendance', 'job-costing'])
    statuses.push((await key.get(`/reports/${name}?${PERIOD}`)).body.permission ?? 'read');
  expect(statuses).toEqual(['read', 'read', 'pay_rates:read']);
});
