import { parse } from 'csv-parse/sync';
import { startApp, type TestApp } from '../kit/app';
import { givenEntry, givenTimesheet } from '../kit/hours';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const NOVEMBER = 'from=2026-11-01&to=2026-11-30';
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Nine hours on each of five days from Monday 2 November 2026, in New York. */
async function fortyFive(workspaceId: string, memberId: string, jobs: readonly (string | null)[] = []) {
  for (const [at, day] of [2, 3, 4, 5, 6].entries())
    await givenEntry(
      t,
      { workspaceId, memberId },
      { inAt: `2026-11-0${day}T14:00:00Z`, outAt: `2026-11-0${day}T23:00:00Z`, jobId: jobs[at] ?? null },
    );
}

it('a key reads exact payroll: two rates, a salary and a missing rate', async () => {
  const { workspace, owner, ann, bob, eve } = await t.given.workspace({
    ann: 'employee',
    bob: 'employee',
    eve: 'employee',
  });
  const job = await t.given.job(workspace.id, 'Baking');
  await owner.post(`/pay/jobs/${job}`, { effectiveOn: '2026-01-01', rate: { amount: 1400 } });
  await t.given.payRate(workspace.id, ann.id, { amount: 1000 });
  await t.given.payRate(workspace.id, bob.id, {
    amount: 6_000_000,
    kind: 'salary',
    paySchedule: 'monthly',
    isOvertimeExempt: true,
  });
  await fortyFive(workspace.id, ann.id, [null, null, null, job, job]);
  await fortyFive(workspace.id, eve.id);
  const key = await t.given.apiKey(workspace.id, owner.id);
  const { status, body } = await key.get(`/reports/payroll-summary?${NOVEMBER}`);
  expect([status, body.report, body.timeZone]).toEqual([200, 'payroll-summary', 'America/New_York']);
  const of = (id: string) => body.rows.find((row: { memberId: string }) => row.memberId === id);
  // 27 h x 10.00 + 18 h x 14.00 = 522.00; 11.60 an hour; 5 h x 5.80 = 29.00.
  expect(of(ann.id)).toMatchObject({
    workedSeconds: 162_000,
    regularPay: usd(52_200),
    overtimePay: usd(2900),
    grossPay: usd(55_100),
  });
  expect(of(bob.id)).toMatchObject({ salaryPay: usd(500_000), grossPay: usd(500_000) });
  expect(of(eve.id)).toMatchObject({ grossPay: null, missingSeconds: 162_000, status: 'needs_review' });
});

it('readiness goes from blocked to needs_review to ready', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  await fortyFive(workspace.id, ann.id);
  const timesheet = await givenTimesheet(t, subject, { startsOn: '2026-11-01', endsOn: '2026-11-07' });
  const ask = async () => (await owner.get(`/reports/payroll-readiness?${NOVEMBER}`)).body;
  const blocked = await ask();
  expect([blocked.verdict, blocked.rows.map(({ category }: { category: string }) => category)]).toEqual([
    'blocked',
    ['timesheet', 'pay_rate'],
  ]);
  expect(blocked.unapproved).toMatchObject([{ id: timesheet, memberId: ann.id, state: 'open' }]);
  expect((await owner.post(`/timesheets/${timesheet}/approve`, { version: 1 })).status).toBe(200);
  expect((await ask()).verdict).toBe('needs_review');
  await t.given.payRate(workspace.id, ann.id);
  expect(await ask()).toMatchObject({ verdict: 'ready', rows: [], unapproved: [] });
});

it('pending corrections into or out of the range block payroll', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  const subject = { workspaceId: workspace.id, memberId: ann.id };
  const on = (day: string) => ({ inAt: `${day}T14:00:00Z`, outAt: `${day}T18:00:00Z` });
  const correct = async (from: string, to: string) => {
    const entryId = await givenEntry(t, subject, on(from));
    const { status, body } = await ann.post('/edit-requests', { entryId, ...on(to), reason: 'Another day' });
    expect(status).toBe(201);
    return body.id;
  };
  await t.given.payRate(workspace.id, ann.id);
  const out = await correct('2026-01-12', '2026-02-02');
  const into = await correct('2026-02-03', '2026-01-13');
  await correct('2026-02-04', '2026-02-05');
  // Over the midnight at the start of the range, in New York.
  const night = { inAt: '2026-01-01T03:00:00Z', outAt: '2026-01-01T07:00:00Z', reason: 'Stock-taking' };
  const over = (await ann.post('/edit-requests', night)).body.id;
  const { verdict, rows } = (await owner.get('/reports/payroll-readiness?from=2026-01-01&to=2026-01-31'))
    .body;
  expect([verdict, rows.map(({ link }: { link: string }) => link.split('/').at(-1))]).toEqual([
    'blocked',
    [out, into, over],
  ]);
});

it('CSV has the columns of the report and escapes formulas', async () => {
  const { workspace, owner } = await t.given.workspace();
  const eve = await t.given.newMember(workspace.id, 'employee', '=HYPERLINK("x")');
  await fortyFive(workspace.id, eve.id);
  await t.given.payRate(workspace.id, eve.id, { amount: 2000 });
  const path = `/reports/payroll-summary?${NOVEMBER}&memberId=${eve.id}`;
  const byHeader = await owner.send('GET', path, undefined, { accept: 'text/csv' });
  expect((await owner.get(`${path}&format=csv`)).text).toBe(byHeader.text);
  expect(byHeader.headers['content-type']).toBe('text/csv; charset=utf-8');
  const [heading, row, ...rest] = parse(byHeader.text, { bom: true }) as string[][];
  const { columns } = (await owner.get('/reports')).body.data[0];
  expect(heading?.map((label) => label.replace(' (hours)', ''))).toEqual(
    columns.map(({ label }: { label: string }) => label),
  );
  expect(row?.slice(1, 10)).toEqual([
    `'=HYPERLINK("x")`,
    '45.00',
    '5.00',
    '0.00',
    '900.00',
    '50.00',
    '0.00',
    '950.00',
    'ready',
  ]);
  expect(rest).toEqual([]);
});

it('an employee sees only their own row; payroll needs pay_rates:read', async () => {
  const { owner, ann, bob } = await t.given.workspace({ ann: 'employee', bob: 'employee' });
  for (const name of ['payroll-summary', 'hours-summary']) {
    const { body } = await ann.get(`/reports/${name}?${NOVEMBER}`);
    expect(body.rows.map(({ memberId }: { memberId: string }) => memberId)).toEqual([ann.id]);
    expect((await ann.get(`/reports/${name}?${NOVEMBER}&memberId=${bob.id}`)).body.code).toBe(
      'member-not-found',
    );
  }
  const made = await owner.post('/api-keys', { name: 'Reports', permissions: ['reports:read'] });
  const key = t.as(made.body.value);
  expect((await key.get(`/reports/hours-summary?${NOVEMBER}`)).status).toBe(200);
  expect((await key.get(`/reports/payroll-summary?${NOVEMBER}`)).body).toMatchObject({
    status: 403,
    permission: 'pay_rates:read',
  });
});

it('hours before the range count towards overtime but are not listed', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  await fortyFive(workspace.id, ann.id);
  const { body } = await owner.get(`/reports/hours-summary?from=2026-11-06&to=2026-11-30&memberId=${ann.id}`);
  expect(body.rows).toMatchObject([
    { daysWorked: 1, workedSeconds: 32_400, regularSeconds: 14_400, overtimeSeconds: 18_000 },
  ]);
});

it('a member removed before the range gets overtime and salary due in it', async () => {
  const { workspace, owner, ann, bob, cat, eve } = await t.given.workspace({
    ann: 'employee',
    bob: 'employee',
    cat: 'employee',
    eve: 'employee',
  });
  await t.given.payRate(workspace.id, ann.id, { amount: 1000 });
  const salary = { kind: 'salary', paySchedule: 'monthly', isOvertimeExempt: true } as const;
  await t.given.payRate(workspace.id, bob.id, { amount: 6_000_000, ...salary });
  await t.given.payRate(workspace.id, cat.id, { amount: 1000 });
  await fortyFive(workspace.id, ann.id);
  await fortyFive(workspace.id, eve.id);
  const gone = [ann, bob, cat, eve].map(({ id }) => id);
  await t.sql(
    `update member set is_active = false, removed_at = '2026-11-07T01:00:00Z' where id = any($1::text[])`,
    [gone],
  );
  const range = 'from=2026-11-07&to=2026-11-30';
  const rows = async (name: string, query = range) =>
    (await owner.get(`/reports/${name}?${query}`)).body.rows
      .filter(({ memberId }: { memberId: string }) => memberId !== owner.id)
      .sort((a: { memberName: string }, b: { memberName: string }) =>
        a.memberName.localeCompare(b.memberName),
      );
  expect(await rows('payroll-summary')).toMatchObject([
    { memberId: ann.id, workedSeconds: 0, regularPay: usd(0), overtimePay: usd(2500), grossPay: usd(2500) },
    // Six days of thirty.
    { memberId: bob.id, salaryPay: usd(100_000), grossPay: usd(100_000) },
    { memberId: eve.id, grossPay: null, status: 'needs_review' },
  ]);
  expect(await rows('payroll-readiness')).toMatchObject([{ category: 'pay_rate', memberId: eve.id }]);
  expect(await rows('job-costing', `${range}&by=member`)).toMatchObject([
    { memberId: ann.id, overtimePay: usd(2500), cost: usd(2500) },
    { memberId: eve.id, cost: null },
  ]);
  for (const name of ['hours-summary', 'overtime', 'attendance']) expect(await rows(name)).toEqual([]);
  expect(await rows('payroll-summary', 'from=2026-12-01&to=2026-12-31')).toEqual([]);
});

it.each([
  ['from=2026-11-30&to=2026-11-01', 'to'],
  ['from=2026-01-01&to=2027-01-02', 'to'],
  ['from=2026-11-01', 'to'],
  [`${NOVEMBER}&team=x`, 'team'],
])('a report with the query %s is refused', async (query, parameter) => {
  const { owner } = await t.given.workspace();
  const { status, body } = await owner.get(`/reports/hours-summary?${query}`);
  expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
});

it('the list describes every report with its filters and columns', async () => {
  const { owner } = await t.given.workspace();
  const { data } = (await owner.get('/reports')).body;
  const costing = data.find(({ name }: { name: string }) => name === 'job-costing');
  expect(costing).toMatchObject({
    permissions: ['reports:read', 'pay_rates:read'],
    filters: ['from', 'to', 'memberId', 'format', 'by'],
  });
  for (const { name, columns } of data) {
    const { text, headers } = await owner.get(`/reports/${name}?${NOVEMBER}&format=csv`);
    expect([name, headers['content-type']]).toEqual([name, 'text/csv; charset=utf-8']);
    const [heading = []]: string[][] = parse(text, { bom: true });
    expect(heading.map((label) => label.replace(' (hours)', ''))).toEqual(
      columns.map(({ label }: { label: string }) => label),
    );
  }
});

it('the API document lists the media types of each report', async () => {
  const { owner } = await t.given.workspace();
  const { paths } = (await t.asNobody().get('//api/openapi.json')).body;
  for (const { name, formats } of (await owner.get('/reports')).body.data) {
    const types: string[] = [];
    for (const format of formats) {
      const { headers } = await owner.get(`/reports/${name}?${NOVEMBER}&format=${format}`);
      types.push(String(headers['content-type']).replace(/;.*/, ''));
    }
    const documented = paths[`/api/v1/reports/${name}`].get.responses[200].content;
    expect([name, Object.keys(documented).sort()]).toEqual([name, types.sort()]);
  }
});

it('a report lists each of many members once', async () => {
  const { workspace, owner } = await t.given.workspace();
  await t.sql(
    `with people as (
       insert into app_user (id, email, name, created_at)
       select 'usr_' || $1 || n, n || $1 || '@example.com', 'One of many', now() from generate_series(1, 204) n
       returning id, email)
     insert into member (workspace_id, id, user_id, role, is_active, joined_at)
     select $1, 'mem_' || email, id, 'employee', true, '2026-01-05T09:00:00Z' from people`,
    [workspace.id],
  );
  for (const name of ['hours-summary', 'payroll-summary', 'location-compliance']) {
    const { rows } = (await owner.get(`/reports/${name}?${NOVEMBER}`)).body;
    const ids = rows.map(({ memberId }: { memberId: string }) => memberId);
    expect([name, ids.length, new Set(ids).size]).toEqual([name, 205, 205]);
  }
});

it('readiness lists every pending correction, and then the verdict', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
  await t.sql(
    `insert into edit_request (workspace_id, id, member_id, in_at, out_at, reason, state, created_at)
     select $1, 'edr_' || $1 || lpad(n::text, 4, '0'), $2, timestamptz '2026-11-02 10:00Z' + n * interval '1 hour',
       timestamptz '2026-11-02 10:30Z' + n * interval '1 hour', 'Forgotten', 'pending', now()
     from generate_series(1, 250) n`,
    [workspace.id, ann.id],
  );
  const { body, text } = await owner.get(`/reports/payroll-readiness?${NOVEMBER}`);
  expect(new Set(body.rows.map(({ link }: { link: string }) => link)).size).toBe(250);
  expect(body.rows).toHaveLength(250);
  expect(text.endsWith('"verdict":"blocked"}')).toBe(true);
});
