import { type Facts, H, KIM, policyOf, runs, START } from '../../../../test/kit/accrual';
import type { Day } from '../../../kernel/calendar/calendar';
import { accrue } from './accrual.rules';
import type { Employed } from './accrual-start.rules';
import { accrualYearOf, anniversaryOf, yearsSince } from './accrual-year.rules';
import type { ACCRUAL_PERIODS, Accrual } from './policy.contract';
import type { Worked } from './shares.rules';

const linesOf = (facts: Facts, through: Day) =>
  runs(facts, [through]).lines.map(({ kind, dueOn, seconds }) => `${dueOn} ${kind} ${seconds / H}`);

const annual = (hours: number, milestones: { afterYears: number; seconds: number }[] = []): Accrual => ({
  kind: 'annual',
  seconds: hours * H,
  milestones,
});
const periodic = (period: (typeof ACCRUAL_PERIODS)[number], hours: number): Accrual => ({
  kind: 'per_period',
  period,
  seconds: hours * H,
  milestones: [],
});
const hourly = (earned: number, per: number): Accrual => ({
  kind: 'hourly',
  seconds: earned * H,
  workedSeconds: per * H,
  milestones: [],
});
const work = (countedOn: Day, hours: number, archivedOn: Day | null = null): Worked => ({
  countedOn,
  archivedOn,
  seconds: hours * H,
});

it.each<[string, Facts, Day, string[]]>([
  ['kind `none` accrues nothing', { accrual: { kind: 'none' } }, '2027-12-31', []],
  [
    'annual: the hours are granted on 1 January',
    { accrual: annual(80) },
    '2027-06-30',
    ['2026-01-01 accrual 80', '2027-01-01 accrual 80'],
  ],
  [
    'annual: the hours are granted on the hire date and its anniversaries',
    { accrual: annual(80), yearStarts: 'hire_date' },
    '2027-06-30',
    ['2026-03-10 accrual 80', '2027-03-10 accrual 80'],
  ],
  [
    'annual: a member hired during a calendar year gets the first grant next year',
    { accrual: annual(80), member: { ...KIM, hiredOn: '2026-02-01' } },
    '2027-01-01',
    ['2027-01-01 accrual 80'],
  ],
  [
    'a grant due within the waiting period is granted when it ends',
    {
      accrual: annual(80),
      yearStarts: 'hire_date',
      waitingDays: 90,
      member: { ...KIM, hiredOn: '2026-02-01' },
    },
    '2026-12-31',
    ['2026-05-02 accrual 80'],
  ],
  [
    'a milestone raises the grant from its anniversary on',
    { accrual: annual(80, [{ afterYears: 2, seconds: 120 * H }]), yearStarts: 'hire_date' },
    '2028-04-01',
    ['2026-03-10 accrual 80', '2027-03-10 accrual 120', '2028-03-10 accrual 120'],
  ],
  [
    'monthly: a twelfth at the end of each month',
    { accrual: periodic('monthly', 96) },
    '2026-03-31',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 8', '2026-03-31 accrual 8'],
  ],
  [
    'semi-monthly: a share on the 15th and on the last day of the month',
    { accrual: periodic('semi_monthly', 96) },
    '2026-02-28',
    ['2026-01-15 accrual 4', '2026-01-31 accrual 4', '2026-02-15 accrual 4', '2026-02-28 accrual 4'],
  ],
  [
    'weekly: a share on the last day of each week',
    { accrual: periodic('weekly', 104) },
    '2026-01-20',
    ['2026-01-04 accrual 2', '2026-01-11 accrual 2', '2026-01-18 accrual 2'],
  ],
  [
    'biweekly: a share every second week, counted from the anchor',
    { accrual: periodic('biweekly', 104) },
    '2026-01-31',
    ['2026-01-11 accrual 4', '2026-01-25 accrual 4'],
  ],
  [
    'hourly: work earns hours at the end of the day',
    { accrual: hourly(1, 30), worked: [work('2026-01-05', 10), work('2026-01-06', 5)] },
    '2026-01-07',
    [`2026-01-05 accrual ${Math.floor((10 * H) / 30) / H}`, `2026-01-06 accrual ${(1800 - 1200) / H}`],
  ],
  [
    'archiving an entry reverses what it earned',
    { accrual: hourly(1, 10), worked: [work('2026-01-05', 10, '2026-01-07'), work('2026-01-06', 20)] },
    '2026-01-08',
    ['2026-01-05 accrual 1', '2026-01-06 accrual 2', '2026-01-07 reversal -1'],
  ],
  [
    'work during the waiting period earns nothing',
    {
      accrual: hourly(1, 10),
      waitingDays: 5,
      member: { ...KIM, hiredOn: '2026-01-01' },
      worked: [work('2026-01-05', 10), work('2026-01-06', 10)],
    },
    '2026-01-10',
    ['2026-01-06 accrual 1'],
  ],
  [
    'the maximum balance cuts the accrual that would exceed it',
    { accrual: periodic('monthly', 96), limits: { maxBalanceSeconds: 12 * H } },
    '2026-04-30',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 4'],
  ],
  [
    'the annual accrual limit caps a year',
    { accrual: periodic('monthly', 96), limits: { maxAccrualSecondsAYear: 20 * H } },
    '2027-01-31',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 8', '2026-03-31 accrual 4', '2027-01-31 accrual 8'],
  ],
  [
    'the carry-over limit is applied before the grant of the new year',
    { accrual: annual(80), limits: { maxCarryOverSeconds: 40 * H } },
    '2027-01-01',
    ['2026-01-01 accrual 80', '2027-01-01 carry_over -40', '2027-01-01 accrual 80'],
  ],
  [
    'work on the last day of a year is credited before carry-over',
    {
      accrual: hourly(1, 10),
      limits: { maxCarryOverSeconds: 0 },
      worked: [work('2026-12-31', 10), work('2027-01-01', 10)],
    },
    '2027-01-02',
    ['2026-12-31 accrual 1', '2027-01-01 carry_over -1', '2027-01-01 accrual 1'],
  ],
  [
    'accrual stops when the membership ends, after crediting the last day’s work',
    {
      accrual: hourly(1, 10),
      member: { ...KIM, leftOn: '2026-01-06' },
      worked: [work('2026-01-06', 10), work('2026-01-07', 10)],
    },
    '2026-02-01',
    ['2026-01-06 accrual 1'],
  ],
  [
    'rules that depend on a hire date accrue nothing without one',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: null } },
    '2027-12-31',
    [],
  ],
  [
    'usage recorded after an accrual day does not change that day’s limit',
    {
      accrual: periodic('monthly', 96),
      limits: { maxBalanceSeconds: 8 * H },
      written: [{ countsFrom: '2026-03-01', seconds: -8 * H }],
    },
    '2026-03-31',
    ['2026-01-31 accrual 8', '2026-03-31 accrual 8'],
  ],
])('%s', (_, facts, through, expected) => {
  expect(linesOf(facts, through)).toEqual(expected);
});

it('a member hired on a leap day has common-year anniversaries on 1 March', () => {
  expect(anniversaryOf('2024-02-29', 1)).toBe('2025-03-01');
  expect(anniversaryOf('2024-02-29', 4)).toBe('2028-02-29');
  expect(accrualYearOf('2025-02-28', 'hire_date', '2024-02-29')).toEqual({
    startsOn: '2024-02-29',
    endsOn: '2025-02-28',
  });
});

it('a hire date set late grants what was due before', () => {
  const facts: Facts = { accrual: annual(80), yearStarts: 'hire_date' };
  const unknown = accrue(
    policyOf(facts),
    { ...KIM, hiredOn: null },
    { progress: START, facts: { openingSeconds: 0, later: [], accrued: [], worked: [] } },
    '2026-06-30',
  );
  expect(unknown).toEqual({ lines: [], progress: START });
  expect(linesOf(facts, '2026-07-01')).toEqual(['2026-03-10 accrual 80']);
});

it.each([
  ['2023-05-10', '2026-05-09', 2],
  ['2023-05-10', '2026-05-10', 3],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
  ['2026-05-10', '2025-01-01', 0],
])('hired on %s: on %s there are %d full years of service', (hiredOn, day, years) => {
  expect(yearsSince(hiredOn, day)).toBe(years);
});

const late = { joinedOn: '2026-02-15', leftOn: null };

it.each<[string, Facts, Day, Employed, string[]]>([
  [
    'hire date corrected, anniversary now in the past',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: '2025-03-10' } },
    '2026-03-05',
    { ...KIM, hiredOn: '2025-03-01' },
    ['2026-03-06 accrual 80'],
  ],
  [
    'hire date corrected, waiting period ends earlier',
    { accrual: annual(80), waitingDays: 90, member: { ...KIM, hiredOn: '2025-12-01' } },
    '2026-01-15',
    { ...KIM, hiredOn: '2025-09-01' },
    ['2026-01-16 accrual 80'],
  ],
  [
    'hire date set after the year began',
    { accrual: annual(80), member: { ...late, hiredOn: null } },
    '2026-03-01',
    { ...late, hiredOn: '2020-05-01' },
    ['2026-03-02 accrual 80'],
  ],
  [
    'hire date corrected after the annual grant',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: '2025-03-10' } },
    '2026-03-20',
    { ...KIM, hiredOn: '2025-03-01' },
    ['2026-03-10 accrual 80'],
  ],
  [
    'hire date corrected to before the rules start',
    {
      accrual: annual(80),
      yearStarts: 'hire_date',
      startsOn: '2026-03-15',
      member: { ...KIM, hiredOn: '2025-03-20' },
    },
    '2026-03-17',
    { ...KIM, hiredOn: '2025-03-10' },
    [],
  ],
])('%s: no grant is lost or repeated', (_, facts, through, corrected, lines) => {
  const before = runs(facts, [through]);
  const after = runs({ ...facts, member: corrected }, ['2026-06-30', '2026-12-31'], before);
  expect(after.lines.map(({ kind, dueOn, seconds }) => `${dueOn} ${kind} ${seconds / H}`)).toEqual(lines);
});
