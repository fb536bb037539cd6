import { type Day, type DayRange, type Weekday, weekOf } from '../../kernel/calendar/calendar';
import { type OvertimeRuleView, PRESETS } from '../rules';
import { halfUp } from './money.rules';
import type { JobPay, MemberPay } from './pay-rates.rules';
import { type Payroll, payrollOf } from './payroll.rules';
import type { Employed } from './salary.rules';
import { type JobWork, ratedOf } from './work-rates.rules';

const HOUR = 3600;
const SUNDAY: Weekday = 7;
const WEEK = { startsOn: '2026-11-22', endsOn: '2026-11-28' };
const MONTH = { startsOn: '2026-11-01', endsOn: '2026-11-30' };

const hourly = (amount: number, rest: Partial<MemberPay> = {}): MemberPay => ({
  changeId: `pay_${amount}`,
  effectiveOn: '2026-01-01',
  kind: 'hourly',
  amount,
  isOvertimeExempt: false,
  paySchedule: { kind: 'weekly' },
  ...rest,
});
const salary = (amount: number, rest: Partial<MemberPay> = {}): MemberPay =>
  hourly(amount, { kind: 'salary', isOvertimeExempt: true, paySchedule: { kind: 'monthly' }, ...rest });
const job = (rest: Partial<JobPay>): JobPay => ({
  changeId: 'pay_j',
  effectiveOn: '2026-01-01',
  isPaid: true,
  isOvertimeEligible: true,
  amount: null,
  ...rest,
});
const work = (day: Day, hours: number, jobId: string | null = null): JobWork => ({
  day,
  seconds: hours * HOUR,
  jobId,
});
/** Hours on successive days. */
const days = (from: Day, ...hours: number[]): JobWork[] =>
  hours.map((h, at) => work(`${from.slice(0, 8)}${String(Number(from.slice(8)) + at).padStart(2, '0')}`, h));

interface Case {
  readonly range?: DayRange;
  readonly works?: readonly JobWork[];
  readonly pays?: readonly MemberPay[];
  readonly jobs?: Readonly<Record<string, readonly JobPay[]>>;
  readonly rules?: readonly OvertimeRuleView[];
  readonly employed?: Employed;
}

function paid({
  range = WEEK,
  works = [],
  pays = [],
  jobs = {},
  rules = PRESETS.federal,
  ...rest
}: Case): Payroll {
  const weekOfDay = (day: Day): DayRange => weekOf(day, SUNDAY);
  const employed = rest.employed ?? { from: null, until: null };
  const rated = ratedOf(works, { member: pays, jobs: new Map(Object.entries(jobs)) });
  return payrollOf(range, rated, { pays, rules, workweekStartsOn: SUNDAY, employed, weekOf: weekOfDay });
}
const amountsOf = (payroll: Payroll): [string, number | null][] =>
  payroll.lines.map(({ kind, amount }) => [kind, amount]);

it('two rates under federal rules: the premium uses the weighted regular rate', () => {
  const works = [
    ...days('2026-11-23', 10, 10, 10),
    work('2026-11-26', 8, 'job_b'),
    work('2026-11-27', 7, 'job_b'),
  ];
  const payroll = paid({ works, pays: [hourly(1000)], jobs: { job_b: [job({ amount: 1400 })] } });
  expect(amountsOf(payroll)).toEqual([
    ['regular', 30_000],
    ['regular', 21_000],
    ['overtime', 2833],
  ]);
  expect(payroll.lines[2]).toMatchObject({ seconds: 5 * HOUR, regularRateHundredths: 113_333 });
  expect(payroll.gross).toBe(53_833);
});

it('a single rate of 20.00 pays 45 h as 900.00 plus 5 h at half rate', () => {
  const payroll = paid({ works: days('2026-11-23', 9, 9, 9, 9, 9), pays: [hourly(2000)] });
  expect([amountsOf(payroll), payroll.gross]).toEqual([
    [
      ['regular', 90_000],
      ['overtime', 5000],
    ],
    95_000,
  ]);
});

it('double time adds the full regular rate: 13 h in California pay 340.00', () => {
  const payroll = paid({ works: [work('2026-11-23', 13)], pays: [hourly(2000)], rules: PRESETS.california });
  // 13 x 20.00, 4 x 10.00, 1 x 20.00.
  expect(amountsOf(payroll)).toEqual([
    ['regular', 26_000],
    ['overtime', 4000],
    ['overtime', 2000],
  ]);
});

it('overtime of a week that crosses a period end is paid when the week ends', () => {
  // The week of 25 October lies wholly in October. The week of 29 November ends on 5 December.
  const works = [...days('2026-11-23', 9, 9, 9, 9, 9), ...days('2026-11-29', 12, 12)];
  const december = [...days('2026-11-29', 12, 12), ...days('2026-12-01', 12, 12)];
  const november = paid({ range: MONTH, works, pays: [hourly(2000)] });
  expect(november.lines.map((line) => line.kind === 'overtime' && line.week.endsOn)).toEqual([
    false,
    '2026-11-28',
  ]);
  expect(november.gross).toBe(69 * 2000 + 5000);
  const next = paid({
    range: { startsOn: '2026-12-01', endsOn: '2026-12-31' },
    works: december,
    pays: [hourly(2000)],
  });
  expect(next.gross).toBe(24 * 2000 + 8000);
});

it('a raise within a week gives two regular lines and one regular rate', () => {
  const pays = [hourly(1000), hourly(2000, { effectiveOn: '2026-11-26' })];
  const payroll = paid({ works: days('2026-11-23', 10, 10, 10, 10, 10), pays });
  // 30 h x 10 + 20 h x 20 = 700.00; 14.00 an hour; 10 h x 7.00.
  expect(amountsOf(payroll)).toEqual([
    ['regular', 30_000],
    ['regular', 40_000],
    ['overtime', 7000],
  ]);
});

it('hours without a rate are reported and leave gross and overtime null', () => {
  const pays = [hourly(1000, { effectiveOn: '2026-11-24' })];
  const payroll = paid({ works: days('2026-11-23', 9, 9, 9, 9, 9), pays });
  expect([payroll.gross, payroll.missingSeconds]).toEqual([null, 9 * HOUR]);
  expect(amountsOf(payroll)).toEqual([
    ['regular', null],
    ['regular', 36_000],
    ['overtime', null],
  ]);
});

it('a job rate applies to a member without a rate', () => {
  const payroll = paid({ works: [work('2026-11-23', 8, 'job_a')], jobs: { job_a: [job({ amount: 1500 })] } });
  expect(payroll.gross).toBe(12_000);
});

it('unpaid hours earn nothing and do not count towards overtime', () => {
  const works = [...days('2026-11-23', 8, 8, 8, 8, 8), work('2026-11-28', 8, 'job_a')];
  const payroll = paid({ works, pays: [hourly(1000)], jobs: { job_a: [job({ isPaid: false })] } });
  expect([payroll.gross, payroll.tiers]).toEqual([
    40_000,
    [{ multiplierHundredths: 100, seconds: 48 * HOUR }],
  ]);
});

it('an overtime-ineligible job is paid regular and excluded from the regular rate', () => {
  const works = [...days('2026-11-23', 9, 9, 9, 9, 9), work('2026-11-28', 10, 'job_a')];
  const jobs = { job_a: [job({ isOvertimeEligible: false, amount: 5000 })] };
  expect(amountsOf(paid({ works, pays: [hourly(1000)], jobs }))).toEqual([
    ['regular', 45_000],
    ['regular', 50_000],
    ['overtime', 2500],
  ]);
});

it('an exempt member has no overtime', () => {
  const payroll = paid({
    works: days('2026-11-23', 12, 12, 12, 12),
    pays: [hourly(1000, { isOvertimeExempt: true })],
  });
  expect(payroll.gross).toBe(48_000);
});

it.each([
  ['weekly', WEEK, 100_000],
  ['monthly', MONTH, 433_333],
  ['semi_monthly', { startsOn: '2026-11-16', endsOn: '2026-11-30' }, 216_667],
] as const)('a salary of 52,000.00 paid %s is the annual amount divided by periods', (kind, range, gross) => {
  const pays = [salary(5_200_000, { paySchedule: { kind } })];
  expect(paid({ range, pays }).gross).toBe(gross);
});

it('a salary covers all hours of its days, including jobs with a rate', () => {
  const works = days('2026-11-23', 8, 8).map((one) => ({ ...one, jobId: 'job_a' }));
  const payroll = paid({
    range: MONTH,
    works,
    pays: [salary(6_000_000)],
    jobs: { job_a: [job({ amount: 9900 })] },
  });
  expect(amountsOf(payroll)).toEqual([
    ['regular', 0],
    ['salary', 500_000],
  ]);
});

it('a salary is paid once, in the range in which its period ends', () => {
  const pays = [salary(6_000_000)];
  expect(paid({ range: { startsOn: '2026-11-01', endsOn: '2026-11-29' }, pays }).gross).toBe(0);
  expect(paid({ range: { startsOn: '2026-11-30', endsOn: '2026-12-30' }, pays }).gross).toBe(500_000);
  expect(paid({ range: { startsOn: '2026-10-01', endsOn: '2026-12-31' }, pays }).gross).toBe(1_500_000);
});

it('a raise within a period prorates both salaries by days', () => {
  const raise = salary(7_200_000, { effectiveOn: '2026-11-16' });
  const payroll = paid({ range: MONTH, pays: [salary(6_000_000), raise] });
  expect(amountsOf(payroll)).toEqual([
    ['salary', 250_000],
    ['salary', 300_000],
  ]);
});

it('a pay schedule change ends the running period early and pays no day twice', () => {
  const weekly = salary(5_200_000, { effectiveOn: '2026-11-15', paySchedule: { kind: 'weekly' } });
  const payroll = paid({ range: MONTH, pays: [salary(6_000_000), weekly] });
  // 14 of 30 days of 5,000.00, then the weeks that end on 21 and 28 November.
  expect(amountsOf(payroll)).toEqual([
    ['salary', 233_333],
    ['salary', 100_000],
    ['salary', 100_000],
  ]);
});

it('a member who joins or leaves within a period is paid for those days', () => {
  const employed = { from: '2026-11-11', until: '2026-11-20' };
  expect(paid({ range: MONTH, pays: [salary(6_000_000)], employed }).gross).toBe(166_667);
  expect(
    paid({ range: MONTH, pays: [salary(6_000_000)], employed: { from: null, until: '2026-10-31' } }).gross,
  ).toBe(0);
});

it('overtime of a non-exempt salary is half the weekly share per hour worked', () => {
  const pays = [salary(5_200_000, { isOvertimeExempt: false })];
  const payroll = paid({ works: days('2026-11-23', 10, 10, 10, 10, 10), pays });
  // 1,000.00 a week over 50 h is 20.00 an hour; 10 h x 10.00.
  expect(payroll.lines[1]).toMatchObject({
    kind: 'overtime',
    amount: 10_000,
    regularRateHundredths: 200_000,
  });
});

it('amounts of any size are rounded half up', () => {
  expect(halfUp([1], [2])).toBe(1);
  expect(halfUp([1], [3])).toBe(0);
  expect(halfUp([2], [3])).toBe(1);
  expect(halfUp([1_000_000_000, 31_622_400], [3600])).toBe(8_784_000_000_000);
  const payroll = paid({ works: [{ day: '2026-11-23', seconds: 1801, jobId: null }], pays: [hourly(1)] });
  expect(payroll.gross).toBe(1);
});
