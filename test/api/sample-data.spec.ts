import { addDays, dayOf, daysFrom } from '../../src/kernel/calendar/calendar';
import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { SmtpTransport } from '../../src/modules/mail';
import { startApp, type TestApp } from '../kit/app';
import { browser, wordsOf } from '../kit/browse';
import { allOf, givenSample, type SampleCompany, sampleMember } from '../kit/sample';
import { SENDER, smtpServer } from '../kit/smtp';

let t: TestApp;
/** Shared by all tests that change nothing. */
let fixture: SampleCompany;
beforeAll(async () => {
  t = await startApp();
  fixture = await givenSample(t);
});
afterAll(() => t.close());

interface Timesheet {
  readonly id: string;
  readonly member: { readonly id: string };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: string;
  readonly decisionNote: string | null;
}

/** The last two-week period that is over. */
async function lastPeriod({
  owner,
  today,
}: SampleCompany): Promise<{ startsOn: string; endsOn: string; query: string }> {
  const timesheets: Timesheet[] = await allOf(owner, '/timesheets');
  const over = timesheets.filter(
    ({ startsOn, endsOn }) => endsOn < today && daysFrom(startsOn, endsOn) === 13,
  );
  const [{ startsOn, endsOn } = { startsOn: '', endsOn: '' }] = over.sort((a, b) =>
    a.endsOn < b.endsOn ? 1 : -1,
  );
  return { startsOn, endsOn, query: `from=${startsOn}&to=${endsOn}` };
}

/** Members without pay. */
async function unpaid({ owner }: SampleCompany): Promise<string[]> {
  const members = await allOf(owner, '/members');
  const pays = await Promise.all(
    members.map(async ({ id }) => [id, await allOf(owner, `/pay/members/${id}`)] as const),
  );
  return pays.filter(([, changes]) => changes.length === 0).map(([id]) => id);
}

it('sample data has twelve members, with one owner, and one audit event', async () => {
  const { owner } = fixture;
  const members = await allOf(owner, '/members');
  expect(members.map(({ role }) => role).sort()).toEqual(['admin', ...Array(10).fill('employee'), 'owner']);
  expect((await owner.get('/me')).body).toMatchObject({ member: { id: owner.memberId, role: 'owner' } });
  const events = await allOf(owner, '/audit-events');
  expect(events.map(({ action }) => action)).toEqual(['workspace.filled', 'workspace.created']);
  expect(events[0]).toMatchObject({
    sentence: 'Filled the workspace Harbor Bakery with sample data',
    actor: { userId: expect.any(String), name: 'Olga Owner' },
    after: { members: 12 },
  });
});

it('sample members have unreachable addresses and get no email', async () => {
  const members = await allOf(fixture.owner, '/members');
  const others = members.filter(({ role }) => role !== 'owner').map(({ email }) => email);
  expect(others.filter((email) => !email.endsWith('.example.invalid'))).toEqual([]);
  await t.app.get(ScheduledTasks).runAll();
  // The queue works in order: once this email is there, all before it are.
  await t.asNobody().post('/sign-in/requests', { email: 'control@example.com' });
  await t.mailbox.withLink('control@example.com');
  expect(t.mailbox.mails.filter(({ to }) => others.includes(to))).toEqual([]);
});

it('an email to such an address is never sent to a mail server', async () => {
  const transport = new SmtpTransport(smtpServer(1), SENDER);
  const mail = { subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };
  await expect(
    transport.send({ ...mail, to: 'ann@abc.example.invalid' }, '<1@example.com>'),
  ).resolves.toBeUndefined();
  await expect(transport.send({ ...mail, to: 'ann@example.com' }, '<2@example.com>')).rejects.toThrow();
});

it('the clock shows a member at work and one who forgot to clock out', async () => {
  const { owner, zone, today } = fixture;
  const open = await allOf(owner, '/clock');
  expect(open.map(({ inAt }) => dayOf(new Date(inAt), zone)).sort()).toEqual(
    [addDays(today, -1), dayOf(new Date(t.clock.now().getTime() - 95 * 60_000), zone)].sort(),
  );
});

it('the company has jobs, locations and fields, and one archived job', async () => {
  const { owner } = fixture;
  const jobs = await allOf(owner, '/jobs?status=all');
  expect(jobs.filter(({ archivedAt }) => archivedAt).map(({ name }) => name)).toEqual(['Farmers’ market']);
  expect(jobs).toHaveLength(6);
  expect(await allOf(owner, '/locations')).toHaveLength(2);
  expect(await allOf(owner, '/custom-fields')).toHaveLength(4);
  expect((await owner.get('/clock-in-setup')).body).toMatchObject({ requiresJob: true });
  expect((await owner.get('/rules/overtime')).body).toMatchObject({ preset: 'federal' });
  expect((await owner.get('/rules/rounding')).body).toMatchObject({ stepMinutes: 15 });
  const office = jobs.find(({ name }) => name === 'Office');
  expect((await owner.get(`/members/${owner.memberId}/jobs`)).body).toMatchObject({ jobIds: [office.id] });
});

it('old timesheets are approved; one of the last period is rejected', async () => {
  const timesheets: Timesheet[] = await allOf(fixture.owner, '/timesheets');
  const { endsOn: last } = await lastPeriod(fixture);
  const old = timesheets.filter(({ endsOn }) => endsOn < addDays(last, -14));
  expect(old.length).toBeGreaterThan(40);
  expect(old.filter(({ state }) => state !== 'approved')).toEqual([]);
  const rejected = timesheets.filter(({ state }) => state === 'rejected');
  expect(rejected).toMatchObject([
    { endsOn: last, decisionNote: expect.stringContaining('Please look again') },
  ]);
});

it('payroll readiness of the last period is blocked, also by a missing rate', async () => {
  const { owner } = fixture;
  const { query } = await lastPeriod(fixture);
  const { body } = await owner.get(`/reports/payroll-readiness?${query}`);
  expect(body.verdict).toBe('blocked');
  const of = (category: string) => body.rows.filter((row: { category: string }) => row.category === category);
  expect(of('timesheet').length).toBeGreaterThan(0);
  const missing = of('pay_rate').map(({ memberId }: { memberId: string }) => memberId);
  expect(missing).toEqual(await unpaid(fixture));
  expect(missing).toHaveLength(1);
});

it('the payroll hours of the last period equal those of its entries', async () => {
  const company = await givenSample(t);
  const { owner } = company;
  await owner.put('/rules/rounding', { stepMinutes: null });
  const { startsOn, endsOn, query } = await lastPeriod(company);
  const entries = await allOf(owner, `/time-entries?from=${startsOn}&to=${endsOn}`);
  const worked = entries.reduce((sum, { workedSeconds }) => sum + (workedSeconds ?? 0), 0);
  const sumOf = (rows: { workedSeconds: number }[]) => rows.reduce((sum, row) => sum + row.workedSeconds, 0);
  const { body: hours } = await owner.get(`/reports/hours-summary?${query}`);
  const { body: pay } = await owner.get(`/reports/payroll-summary?${query}`);
  expect([sumOf(hours.rows), sumOf(pay.rows)]).toEqual([worked, worked]);
  expect(worked).toBeGreaterThan(12 * 40 * 3600);
  const own = pay.rows.find(({ memberId }: { memberId: string }) => memberId === owner.memberId);
  expect(own).toMatchObject({
    salaryPay: { amount: 300_000 },
    grossPay: { amount: 300_000 },
    status: 'ready',
  });
  expect(pay.rows.filter(({ grossPay }: { grossPay: object | null }) => !grossPay)).toHaveLength(1);
  expect(pay.rows.some(({ overtimeSeconds }: { overtimeSeconds: number }) => overtimeSeconds > 0)).toBe(true);
});

it('one pay change is voided with a reason, and another is a raise', async () => {
  const { owner } = fixture;
  const members = await allOf(owner, '/members');
  const changes = await Promise.all(members.map(({ id }) => allOf(owner, `/pay/members/${id}?state=all`)));
  const voided = changes.flat().filter(({ voidedAt }) => voidedAt);
  expect(voided).toMatchObject([{ voidReason: 'One digit too many.' }]);
  const current = changes.map((all) => all.filter(({ voidedAt }) => !voidedAt).length).sort();
  expect(current).toEqual([0, ...Array(9).fill(1), 2, 2]);
});

it('balances equal their ledgers, and the accrual task adds nothing', async () => {
  const { owner, today } = fixture;
  const ledger = await allOf(owner, '/time-off/ledger');
  const balances = await allOf(owner, '/time-off/balances');
  expect(balances).toHaveLength(36);
  for (const { memberId, typeId, ledgerSeconds, balanceSeconds, pendingSeconds } of balances) {
    const own = ledger.filter((line) => line.memberId === memberId && line.typeId === typeId);
    expect(own.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(ledgerSeconds);
    expect(ledgerSeconds - pendingSeconds).toBe(balanceSeconds);
  }
  expect(new Set(ledger.map(({ kind }) => kind))).toEqual(new Set(['adjustment', 'usage', 'accrual']));
  expect(balances.filter(({ pendingSeconds }) => pendingSeconds > 0)).toHaveLength(2);
  const accruing = balances.filter(({ typeName }) => typeName !== 'Unpaid leave');
  expect(accruing.filter(({ accruedThroughOn }) => accruedThroughOn !== today)).toEqual([]);
  await t.app.get(ScheduledTasks).runAll();
  expect(await allOf(owner, '/time-off/ledger')).toEqual(ledger);
});

it('pending corrections, time off and timesheets can be approved', async () => {
  const company = await givenSample(t);
  const { owner } = company;
  const requests = await allOf(owner, '/edit-requests?state=pending');
  expect(requests).toHaveLength(2);
  const request = requests.find(({ entry }) => entry);
  expect((await owner.post(`/edit-requests/${request.id}/approve`, {})).body).toMatchObject({
    state: 'approved',
  });
  const { data: history } = (await owner.get(`/time-entries/${request.entry.id}/history`)).body;
  expect(history.map(({ action }: { action: string }) => action)).toEqual([
    'clocked_in',
    'clocked_out',
    'changed',
  ]);
  const [asked] = await allOf(owner, '/time-off/requests?state=pending');
  expect((await owner.post(`/time-off/requests/${asked.id}/approve`, {})).body).toMatchObject({
    state: 'approved',
  });
  const [timesheet] = (await allOf(owner, '/timesheets?state=submitted')) as (Timesheet & {
    version: number;
  })[];
  const approved = await owner.post(`/timesheets/${timesheet?.id}/approve`, { version: timesheet?.version });
  expect(approved.body).toMatchObject({ state: 'approved' });
});

it('a forgotten clock-out can be closed; approved entries are locked', async () => {
  const company = await givenSample(t);
  const { owner, today, zone } = company;
  const open = await allOf(owner, '/clock');
  const forgotten = open.find(({ inAt }) => dayOf(new Date(inAt), zone) < today);
  const employee = await sampleMember(t, company, forgotten.member.id);
  expect((await employee.post('/clock/out', {})).body).toMatchObject({
    id: forgotten.id,
    outAt: expect.any(String),
  });
  const entries = await allOf(owner, `/time-entries?memberId=${owner.memberId}`);
  const old = entries.at(-1);
  const edited = await owner.send('PATCH', `/time-entries/${old.id}`, { note: 'x' });
  expect(edited.body).toMatchObject({ status: 409, code: 'timesheet-locked' });
});

it.each(['Australia/Lord_Howe', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
  'sample data matches the local days of %s',
  async (zone) => {
    const { owner, today } = await givenSample(t, zone);
    const [entry] = await allOf(owner, `/clock`);
    expect(entry.outAt).toBeNull();
    expect((await allOf(owner, `/time-entries?from=${today}&to=${today}`)).length).toBeLessThanOrEqual(1);
  },
);

it('two samples share no members and are isolated', async () => {
  const other = await givenSample(t);
  const ids = async ({ owner }: SampleCompany) => (await allOf(owner, '/members')).map(({ id }) => id);
  const [ours, theirs] = [await ids(fixture), await ids(other)];
  expect(ours.filter((id) => theirs.includes(id))).toEqual([]);
  expect((await other.owner.get(`/members/${ours[0]}`)).status).toBe(404);
});

it('a sample that fails leaves nothing behind, not even the workspace', async () => {
  const user = await t.given.user();
  const { token } = await t.given.session(user.id);
  const people = async () => (await t.sql<{ n: number }>(`select count(*)::int as n from app_user`))[0]?.n;
  const before = await people();
  await t.sql(`alter table time_off_line add constraint planted check (seconds <> -28800) not valid`);
  try {
    const input = { name: 'Half', timeZone: 'UTC', sampleData: true };
    expect((await t.as(token).post('/workspaces', input)).status).toBe(500);
    expect((await t.as(token).get('/workspaces')).body.data).toEqual([]);
    expect(await people()).toBe(before);
  } finally {
    await t.sql('alter table time_off_line drop constraint planted');
  }
});

it('sample data can be chosen without JavaScript; the home page shows it', async () => {
  const user = await t.given.user();
  const { token } = await t.given.session(user.id);
  const tab = browser(t, token);
  expect((await tab.get('/workspaces/new')).text).toContain('Fill it with sample data');
  const faulty = await tab.post('/workspaces/new', { name: '', timeZone: 'UTC', sampleData: 'yes' });
  expect(faulty.text).toMatch(/name="sampleData"[^>]*checked/);
  const home = await tab.send('/workspaces/new', { name: 'Ticked', timeZone: 'UTC', sampleData: 'yes' });
  expect(wordsOf(home.text)).toContain('Sample data.');
  const plain = await tab.send('/workspaces/new', { name: 'Plain', timeZone: 'UTC' });
  expect(wordsOf(plain.text)).toContain('Plain is ready');
  expect(wordsOf(plain.text)).not.toContain('Sample data.');
});
