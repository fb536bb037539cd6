import fc from 'fast-check';
import { addDays, type Day, daysFrom, daysOf, yearsBetween } from '../../src/kernel/calendar/calendar';
import {
  accrualYearOf,
  anniversaryOf,
  yearsSince,
} from '../../src/modules/time-off/accrual/accrual-year.rules';
import { ACCRUAL_PERIODS, type Accrual } from '../../src/modules/time-off/accrual/policy.contract';
import { shareOf } from '../../src/modules/time-off/accrual/shares.rules';
import { runs } from '../kit/accrual';

// Accrual is a pure function. These properties hold for random rules, people, hours and run times.

const sumOf = (parts: readonly { readonly seconds: number }[]): number =>
  parts.reduce((sum, { seconds }) => sum + seconds, 0);
const day = (from: Day, to: Day) => fc.nat({ max: daysFrom(from, to) }).map((n) => addDays(from, n));
const milestones = fc
  .uniqueArray(
    fc.record({ afterYears: fc.integer({ min: 1, max: 5 }), seconds: fc.integer({ min: 1, max: 900_000 }) }),
    {
      selector: ({ afterYears }) => afterYears,
      maxLength: 3,
    },
  )
  .map((all) => all.sort((a, b) => a.afterYears - b.afterYears));
const rate = { seconds: fc.integer({ min: 1, max: 900_000 }), milestones };
const accrual: fc.Arbitrary<Accrual> = fc.oneof(
  fc.record({ kind: fc.constant('annual' as const), ...rate }),
  fc.record({
    kind: fc.constant('per_period' as const),
    period: fc.constantFrom(...ACCRUAL_PERIODS),
    ...rate,
  }),
  fc.record({
    kind: fc.constant('hourly' as const),
    seconds: fc.integer({ min: 1, max: 9000 }),
    workedSeconds: fc.integer({ min: 1, max: 200_000 }),
    milestones,
  }),
);
const cap = fc.option(fc.integer({ min: 0, max: 600_000 }));
const facts = fc.record({
  accrual,
  yearStarts: fc.constantFrom('calendar_year' as const, 'hire_date' as const),
  waitingDays: fc.constantFrom(0, 0, 30, 400),
  limits: fc.record({ maxBalanceSeconds: cap, maxCarryOverSeconds: cap, maxAccrualSecondsAYear: cap }),
  startsOn: day('2025-11-01', '2026-03-01'),
  member: fc.record({
    hiredOn: fc.oneof(day('2023-02-25', '2026-06-01'), fc.constant('2024-02-29')),
    joinedOn: fc.constant('2026-01-01'),
    leftOn: fc.option(day('2026-06-01', '2027-06-01'), { freq: 4 }),
  }),
  written: fc.array(
    fc.record({
      countsFrom: day('2025-11-01', '2027-12-31'),
      seconds: fc.integer({ min: -200_000, max: 200_000 }),
    }),
    { maxLength: 6 },
  ),
  worked: fc.array(
    fc
      .record({
        countedOn: day('2025-11-01', '2027-12-31'),
        stays: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
        seconds: fc.integer({ min: 1, max: 60_000 }),
      })
      .map(({ countedOn, stays, seconds }) => ({
        countedOn,
        seconds,
        archivedOn: stays === null ? null : addDays(countedOn, stays),
      })),
    { maxLength: 40 },
  ),
});

describe('with random rules and facts', () => {
  const end = '2027-12-31';

  it('runs with gaps of any length give the same ledger as a single run', () => {
    fc.assert(
      fc.property(facts, fc.array(day('2025-11-01', end), { maxLength: 12 }), (given, moments) => {
        const stops = [...moments].sort();
        expect(runs(given, [...stops, end])).toEqual(runs(given, [end]));
      }),
      { numRuns: 150 },
    );
  });

  it('daily runs give the same ledger as a single run', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const days = daysOf({ startsOn: '2025-11-01', endsOn: '2026-12-31' });
        expect(runs(given, days)).toEqual(runs(given, ['2026-12-31']));
      }),
      { numRuns: 25 },
    );
  });

  it('no line is written twice for the same kind and day', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const names = runs(given, [end]).lines.map(({ kind, dueOn }) => `${kind} ${dueOn}`);
        expect(new Set(names).size).toBe(names.length);
        expect(runs(given, [end, end, end]).lines).toHaveLength(names.length);
      }),
      { numRuns: 100 },
    );
  });

  it('no accrual raises a balance above its limit', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { lines } = runs(given, [end]);
        const isHourly = given.accrual.kind === 'hourly';
        for (const [at, { kind, dueOn }] of lines.entries()) {
          const seenOn = isHourly ? addDays(dueOn, 1) : dueOn;
          const before = given.written.filter(({ countsFrom }) => countsFrom <= seenOn);
          const highest = kind === 'accrual' ? given.limits.maxBalanceSeconds : null;
          const balance = sumOf([...before, ...lines.slice(0, at + 1)]);
          expect(balance).toBeLessThanOrEqual(highest ?? balance);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a year accrues at most its limit and takes back at most what it accrued', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const lines = runs(given, [end]).lines.filter(({ kind }) => kind !== 'carry_over');
        const yearOf = (on: Day) => accrualYearOf(on, given.yearStarts, given.member.hiredOn).startsOn;
        for (const year of new Set(lines.map(({ dueOn }) => yearOf(dueOn)))) {
          const sum = sumOf(lines.filter(({ dueOn }) => yearOf(dueOn) === year));
          expect(sum).toBeGreaterThanOrEqual(0);
          expect(sum).toBeLessThanOrEqual(given.limits.maxAccrualSecondsAYear ?? sum);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the carry-over never exceeds what the rules allow', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { lines } = runs(given, [end]);
        for (const [at, { kind, dueOn }] of lines.entries()) {
          if (kind !== 'carry_over') continue;
          const before = given.written.filter(({ countsFrom }) => countsFrom <= dueOn);
          expect(sumOf([...before, ...lines.slice(0, at + 1)])).toBe(given.limits.maxCarryOverSeconds);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the accruals of a year add up to its hours, to the second', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ACCRUAL_PERIODS),
        fc.integer({ min: 1, max: 9_000_000 }),
        day('2016-01-01', '2026-12-31'),
        fc.constantFrom('calendar_year' as const, 'hire_date' as const),
        (period, seconds, on, starts) => {
          const year = accrualYearOf(on, starts, starts === 'hire_date' ? on : '2000-01-01');
          const anchoredOn = '2025-12-29';
          const ends = daysOf(year).filter((one) => {
            if (period === 'monthly') return addDays(one, 1).endsWith('-01');
            if (period === 'semi_monthly') return addDays(one, 1).endsWith('-01') || one.endsWith('-15');
            const length = period === 'weekly' ? 7 : 14;
            return (((daysFrom(anchoredOn, one) + 1) % length) + length) % length === 0;
          });
          const shares = ends.map((one) => shareOf(one, seconds, { period, anchoredOn, year }));
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(seconds);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('hours worked in a year accrue the same however they are split', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ on: day('2026-01-01', '2026-12-30'), seconds: fc.integer({ min: 1, max: 50_000 }) }),
        ),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 200_000 }),
        (parts, seconds, workedSeconds) => {
          const worked = parts.map(({ on, seconds }) => ({ countedOn: on, archivedOn: null, seconds }));
          const accrual: Accrual = { kind: 'hourly', seconds, workedSeconds, milestones: [] };
          const sum = parts.reduce((all, one) => all + one.seconds, 0);
          const earned = Number((BigInt(sum) * BigInt(seconds)) / BigInt(workedSeconds));
          const { lines } = runs({ accrual, worked }, ['2026-12-31']);
          expect(lines.reduce((all, line) => all + line.seconds, 0)).toBe(earned);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a year of tenure is complete on the anniversary, not the day before', () => {
    fc.assert(
      fc.property(day('2016-01-01', '2024-12-31'), fc.integer({ min: 1, max: 8 }), (hiredOn, years) => {
        const on = anniversaryOf(hiredOn, years);
        expect([yearsSince(hiredOn, addDays(on, -1)), yearsSince(hiredOn, on)]).toEqual([years - 1, years]);
        expect(yearsSince(hiredOn, on)).toBe(yearsBetween(hiredOn, on));
      }),
    );
  });
});
