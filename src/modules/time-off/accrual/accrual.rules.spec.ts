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
  ['nothing accrues by itself', { accrual: { kind: 'none' } }, '2027-12-31', []],
  [
    'a year’s hours on 1 January',
    { accrual: annual(80) },
    '2027-06-30',
    ['2026-01-01 accrual 80', '2027-01-01 accrual 80'],
  ],
  [
    'a year’s hours on the day of hire and its anniversaries',
    { accrual: annual(80), yearStarts: 'hire_date' },
    '2027-06-30',
    ['2026-03-10 accrual 80', '2027-03-10 accrual 80'],
  ],
  [
    'who is hired within a calendar year waits for the next',
    { accrual: annual(80), member: { ...KIM, hiredOn: '2026-02-01' } },
    '2027-01-01',
    ['2027-01-01 accrual 80'],
  ],
  [
    'a grant that falls into the waiting period comes when that is over',
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
    'milestones raise the grant from the anniversary on',
    { accrual: annual(80, [{ afterYears: 2, seconds: 120 * H }]), yearStarts: 'hire_date' },
    '2028-04-01',
    ['2026-03-10 accrual 80', '2027-03-10 accrual 120', '2028-03-10 accrual 120'],
  ],
  [
    'twelfths at the ends of months',
    { accrual: periodic('monthly', 96) },
    '2026-03-31',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 8', '2026-03-31 accrual 8'],
  ],
  [
    'halves of months on the 15th and the last',
    { accrual: periodic('semi_monthly', 96) },
    '2026-02-28',
    ['2026-01-15 accrual 4', '2026-01-31 accrual 4', '2026-02-15 accrual 4', '2026-02-28 accrual 4'],
  ],
  [
    'weeks on their last day',
    { accrual: periodic('weekly', 104) },
    '2026-01-20',
    ['2026-01-04 accrual 2', '2026-01-11 accrual 2', '2026-01-18 accrual 2'],
  ],
  [
    'fortnights from the anchor',
    { accrual: periodic('biweekly', 104) },
    '2026-01-31',
    ['2026-01-11 accrual 4', '2026-01-25 accrual 4'],
  ],
  [
    'hours worked earn hours when the day is over',
    { accrual: hourly(1, 30), worked: [work('2026-01-05', 10), work('2026-01-06', 5)] },
    '2026-01-07',
    [`2026-01-05 accrual ${Math.floor((10 * H) / 30) / H}`, `2026-01-06 accrual ${(1800 - 1200) / H}`],
  ],
  [
    'an archived entry takes back what it earned',
    { accrual: hourly(1, 10), worked: [work('2026-01-05', 10, '2026-01-07'), work('2026-01-06', 20)] },
    '2026-01-08',
    ['2026-01-05 accrual 1', '2026-01-06 accrual 2', '2026-01-07 reversal -1'],
  ],
  [
    'work of the waiting period earns nothing',
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
    'above the highest balance nothing accrues, below it what fits',
    { accrual: periodic('monthly', 96), limits: { maxBalanceSeconds: 12 * H } },
    '2026-04-30',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 4'],
  ],
  [
    'a year gives no more than its limit',
    { accrual: periodic('monthly', 96), limits: { maxAccrualSecondsAYear: 20 * H } },
    '2027-01-31',
    ['2026-01-31 accrual 8', '2026-02-28 accrual 8', '2026-03-31 accrual 4', '2027-01-31 accrual 8'],
  ],
  [
    'at the turn of the year what may not be carried over lapses, before the new grant',
    { accrual: annual(80), limits: { maxCarryOverSeconds: 40 * H } },
    '2027-01-01',
    ['2026-01-01 accrual 80', '2027-01-01 carry_over -40', '2027-01-01 accrual 80'],
  ],
  [
    'the last day’s work is credited before the year turns',
    {
      accrual: hourly(1, 10),
      limits: { maxCarryOverSeconds: 0 },
      worked: [work('2026-12-31', 10), work('2027-01-01', 10)],
    },
    '2027-01-02',
    ['2026-12-31 accrual 1', '2027-01-01 carry_over -1', '2027-01-01 accrual 1'],
  ],
  [
    'nothing accrues after the seat was taken away, but the last day’s work does',
    {
      accrual: hourly(1, 10),
      member: { ...KIM, leftOn: '2026-01-06' },
      worked: [work('2026-01-06', 10), work('2026-01-07', 10)],
    },
    '2026-02-01',
    ['2026-01-06 accrual 1'],
  ],
  [
    'without a hire date nothing accrues that depends on it',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: null } },
    '2027-12-31',
    [],
  ],
  [
    'a usage that was written too late for a limit does not change it',
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

it('who was hired on a leap day has the other anniversaries on 1 March', () => {
  expect(anniversaryOf('2024-02-29', 1)).toBe('2025-03-01');
  expect(anniversaryOf('2024-02-29', 4)).toBe('2028-02-29');
  expect(accrualYearOf('2025-02-28', 'hire_date', '2024-02-29')).toEqual({
    startsOn: '2024-02-29',
    endsOn: '2025-02-28',
  });
});

it('a hire date that becomes known later gives what it would have given', () => {
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
])('who was hired on %s has stayed on %s for %d full years', (hiredOn, day, years) => {
  expect(yearsSince(hiredOn, day)).toBe(years);
});

const late = { joinedOn: '2026-02-15', leftOn: null };

it.each<[string, Facts, Day, Employed, string[]]>([
  [
    'a corrected hire date that moves the anniversary into the past',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: '2025-03-10' } },
    '2026-03-05',
    { ...KIM, hiredOn: '2025-03-01' },
    ['2026-03-06 accrual 80'],
  ],
  [
    'a corrected hire date that ends the waiting earlier',
    { accrual: annual(80), waitingDays: 90, member: { ...KIM, hiredOn: '2025-12-01' } },
    '2026-01-15',
    { ...KIM, hiredOn: '2025-09-01' },
    ['2026-01-16 accrual 80'],
  ],
  [
    'a hire date that is said after the year began',
    { accrual: annual(80), member: { ...late, hiredOn: null } },
    '2026-03-01',
    { ...late, hiredOn: '2020-05-01' },
    ['2026-03-02 accrual 80'],
  ],
  [
    'a correction after the year has given its hours',
    { accrual: annual(80), yearStarts: 'hire_date', member: { ...KIM, hiredOn: '2025-03-10' } },
    '2026-03-20',
    { ...KIM, hiredOn: '2025-03-01' },
    ['2026-03-10 accrual 80'],
  ],
  [
    'a correction that moves the day before the rules act',
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
])('%s costs nobody a year’s hours and gives none twice', (_, facts, through, corrected, lines) => {
  const before = runs(facts, [through]);
  const after = runs({ ...facts, member: corrected }, ['2026-06-30', '2026-12-31'], before);
  expect(after.lines.map(({ kind, dueOn, seconds }) => `${dueOn} ${kind} ${seconds / H}`)).toEqual(lines);
});
