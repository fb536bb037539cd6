import fc from 'fast-check';
import {
  addDays,
  type Day,
  type DayRange,
  secondOf,
  startOf,
  type Weekday,
  weekOf,
} from '../../src/kernel/calendar/calendar';
import { Midnights } from '../../src/kernel/calendar/midnights';
import { type JobPay, type MemberPay, type Payroll, payrollOf, ratedOf } from '../../src/modules/pay-rates';
import {
  type OvertimeRuleView,
  overtimeOf,
  PRESETS,
  roundedSpan,
  type Span,
  type StepMinutes,
  splitByDay,
  totalTiers,
} from '../../src/modules/rules';
import { Budget } from '../kit/budget';
import { SLOW_ZONES, type SlowEntry, type SlowRule, type SlowWeek, slowly } from './slow-week';

const MINUTE = 60;
const HOUR = 3600;
/** For a longer run: HOURS_STEPS=1000000 HOURS_SECONDS=3600. */
const WEEKS = { min: 5_000, max: 10_000, seconds: 20 };
const DAYS_BEFORE_2026 = 20_454;

interface Worked extends Span {
  readonly jobId: string | null;
}
interface Setting {
  readonly week: DayRange;
  readonly zone: string;
  readonly step: StepMinutes;
  readonly rules: readonly OvertimeRuleView[];
  readonly pays: readonly MemberPay[];
  readonly jobs: ReadonlyMap<string, readonly JobPay[]>;
}

/** From entries to pay, computed by the product's own code. */
function quickly(entries: readonly Worked[], { week, zone, step, rules, pays, jobs }: Setting): Payroll {
  const midnights = new Midnights(week, zone);
  const spans = entries.map((entry) => roundedSpan(entry, step, midnights));
  const parts = splitByDay(spans, midnights);
  const works = parts.map(({ day, seconds, span }) => ({ day, seconds, jobId: span.jobId }));
  return payrollOf(week, ratedOf(works, { member: pays, jobs }), {
    pays,
    rules,
    workweekStartsOn: 1,
    employed: { from: null, until: null },
    weekOf: () => week,
  });
}

/** A seeded random number generator (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const PRESET_NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[];
const slowRule = (rule: OvertimeRuleView): SlowRule => ({
  kind: rule.kind,
  minutes: rule.thresholdSeconds / MINUTE,
  hundredths: rule.multiplierHundredths,
});
const quickRule = (rule: SlowRule): OvertimeRuleView => ({
  kind: rule.kind,
  thresholdSeconds: rule.minutes * MINUTE,
  multiplierHundredths: rule.hundredths,
});

function anyRules(die: (sides: number) => number): SlowRule[] {
  const preset = PRESET_NAMES[die(PRESET_NAMES.length * 2)];
  if (preset) return PRESETS[preset].map(slowRule);
  return Array.from({ length: die(6) }, () => {
    const kind = (['daily', 'weekly', 'seventh_day'] as const)[die(3)] ?? 'daily';
    return { kind, minutes: die(kind === 'weekly' ? 60 * 60 : 14 * 60), hundredths: 101 + die(200) };
  });
}

/** Days near the clock changes of 2026 in all three zones, or any. */
const CHANGES = [66, 87, 94, 276, 297, 304];

function anyWeek(die: (sides: number) => number): SlowWeek {
  const zone = SLOW_ZONES[die(3)] ?? 'Europe/Berlin';
  const near = CHANGES[die(12)];
  const firstDay = DAYS_BEFORE_2026 + (near === undefined ? 8 + die(340) : near - die(7));
  const entries: SlowEntry[] = [];
  for (let at = (firstDay - 1) * 1440 + die(900); at < (firstDay + 8) * 1440; at += 1 + die(1200)) {
    const from = at;
    at += 1 + die(die(4) === 0 ? 1100 : 560);
    entries.push({ from, to: at, job: die(4) });
  }
  const rate = 1 + die(9_999);
  const raise = 1 + die(9_999);
  const raisedOn = die(14);
  return {
    zone,
    firstDay,
    entries,
    rules: anyRules(die),
    jobs: [
      { rate: undefined, isPaid: true, counts: true },
      { rate: 1 + die(9_999), isPaid: true, counts: true },
      { rate: die(2) ? 1 + die(9_999) : undefined, isPaid: true, counts: die(2) === 0 },
      { rate: undefined, isPaid: die(3) > 0, counts: true },
    ],
    rates: Array.from({ length: 7 }, (_, day) =>
      raisedOn <= day ? raise : die(200) === 0 && day === 0 ? undefined : rate,
    ),
    step: [0, 5, 6, 15][die(4)] ?? 0,
  };
}

const dayNumbered = (number: number): Day => addDays('1970-01-01', number);

/** The same week in the product's types. */
function inOurWords({ zone, firstDay, entries, rules, jobs, rates, step }: SlowWeek): [Worked[], Setting] {
  const week = { startsOn: dayNumbered(firstDay), endsOn: dayNumbered(firstDay + 6) };
  const worked = entries.map(({ from, to, job }) => ({
    begins: from * MINUTE,
    ends: to * MINUTE,
    jobId: job === 0 ? null : `job_${job}`,
  }));
  const pays = rates.flatMap((amount, day): MemberPay[] =>
    amount === undefined
      ? []
      : [
          {
            changeId: `pay_${day}`,
            effectiveOn: dayNumbered(firstDay + day),
            kind: 'hourly',
            amount,
            isOvertimeExempt: false,
            paySchedule: { kind: 'weekly' },
          },
        ],
  );
  const jobPays = jobs.map(({ rate, isPaid, counts }, at): [string, JobPay[]] => [
    `job_${at}`,
    [
      {
        changeId: `pay_job_${at}`,
        effectiveOn: '2026-01-01',
        isPaid,
        isOvertimeEligible: counts,
        amount: isPaid ? (rate ?? null) : null,
      },
    ],
  ]);
  const setting = {
    week,
    zone,
    step: (step === 0 ? null : step) as StepMinutes,
    rules: rules.map(quickRule),
    pays,
    jobs: new Map(jobPays),
  };
  return [worked, setting];
}

it('random weeks give the same hours and cents as counting minute by minute', () => {
  const seed = Number(process.env.HOURS_SEED ?? Date.now() % 1_000_000);
  const die = dice(seed);
  let overtime = 0;
  let blank = 0;
  const budget = Budget.named('HOURS', WEEKS);
  let n = 0;
  for (; !budget.isSpent(n); n += 1) {
    const slow = anyWeek(die);
    const expected = slowly(slow);
    const { tiers, gross } = quickly(...inOurWords(slow));
    const minutes = Object.fromEntries(
      tiers.map((tier) => [tier.multiplierHundredths, tier.seconds / MINUTE]),
    );
    if (gross === null) blank += 1;
    if (tiers.length > 1) overtime += 1;
    const said = { minutes, gross };
    // Comparing strings is fast. Only a difference is compared in detail.
    if (JSON.stringify(said) !== JSON.stringify(expected))
      expect({ seed, n, slow, ...said }).toEqual({ seed, n, slow, ...expected });
  }
  process.stdout.write(
    `  seed ${seed}: ${budget.text(n)}, ${overtime} weeks with overtime, ${blank} without a rate\n`,
  );
  expect(overtime).toBeGreaterThan(n / 2);
  expect(blank).toBeGreaterThan(0);
});

/** Entries of one week in seconds, in order and not overlapping. */
const entriesOf = (week: DayRange, zone: string) =>
  fc
    .array(
      fc.tuple(fc.integer({ min: 1, max: 15 * HOUR }), fc.integer({ min: 0, max: 30 * HOUR }), fc.nat(3)),
      {
        maxLength: 14,
      },
    )
    .map((pieces) => {
      let at = secondOf(startOf(addDays(week.startsOn, -1), zone));
      return pieces.map(([worked, rest, job]): Worked => {
        const begins = at + rest;
        at = begins + worked;
        return { begins, ends: at, jobId: job === 0 ? null : `job_${job}` };
      });
    });

const setting = fc
  .record({
    zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    day: fc.constantFrom(
      '2026-03-08',
      '2026-11-01',
      '2026-03-29',
      '2026-10-25',
      '2026-04-05',
      '2026-10-04',
      '2026-06-17',
    ),
    start: fc.integer({ min: 1, max: 7 }),
    preset: fc.constantFrom(...PRESET_NAMES),
    step: fc.constantFrom<StepMinutes>(null, 5, 6, 15),
    amount: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(({ zone, day, start, preset, step, amount }): Setting => {
    const effectiveOn = '2020-01-01';
    const terms = { changeId: 'pay_1', isOvertimeExempt: false, paySchedule: { kind: 'weekly' } } as const;
    const jobs = new Map<string, JobPay[]>([
      [
        'job_1',
        [{ changeId: 'pay_2', effectiveOn, isPaid: true, isOvertimeEligible: true, amount: amount + 300 }],
      ],
      ['job_2', [{ changeId: 'pay_3', effectiveOn, isPaid: true, isOvertimeEligible: false, amount: null }]],
      ['job_3', [{ changeId: 'pay_4', effectiveOn, isPaid: false, isOvertimeEligible: true, amount: null }]],
    ]);
    const pays: MemberPay[] = [{ ...terms, effectiveOn, kind: 'hourly', amount }];
    return { week: weekOf(day, start as Weekday), zone, step, rules: PRESETS[preset], pays, jobs };
  });
const worked = setting.chain((chosen) => fc.tuple(fc.constant(chosen), entriesOf(chosen.week, chosen.zone)));

const sum = (parts: readonly { seconds: number }[]): number =>
  parts.reduce((total, { seconds }) => total + seconds, 0);

it('the hour tiers of a week add up to its clocked hours', () => {
  fc.assert(
    fc.property(worked, ([chosen, entries]) => {
      const { begins, ends } = new Midnights(chosen.week, chosen.zone);
      const within = entries.map((entry) => ({
        seconds: Math.max(0, Math.min(entry.ends, ends) - Math.max(entry.begins, begins)),
      }));
      expect(sum(quickly(entries, { ...chosen, step: null }).tiers)).toBe(sum(within));
    }),
    { numRuns: 1000 },
  );
});

it('no hour gets two premiums: weekly overtime counts only regular hours', () => {
  fc.assert(
    fc.property(worked, ([chosen, entries]) => {
      const parts = splitByDay(entries, new Midnights(chosen.week, chosen.zone));
      const works = parts.map(({ day, seconds }) => ({ day, seconds, isEligible: true }));
      const ofDays = chosen.rules.filter(({ kind }) => kind !== 'weekly');
      const premium = (rules: readonly OvertimeRuleView[]): number =>
        sum(
          totalTiers(overtimeOf(chosen.week, works, rules)).filter((tier) => tier.multiplierHundredths > 100),
        );
      const regular = sum(works) - premium(ofDays);
      const weekly = chosen.rules.find(({ kind }) => kind === 'weekly');
      const beyond = weekly ? Math.max(0, regular - weekly.thresholdSeconds) : 0;
      expect(premium(chosen.rules)).toBe(premium(ofDays) + beyond);
    }),
    { numRuns: 1000 },
  );
});

it('splitting an entry anywhere changes nothing, rounded or not', () => {
  fc.assert(
    fc.property(worked, fc.nat(1000), fc.nat(1000), ([chosen, entries], which, where) => {
      const at = which % Math.max(1, entries.length);
      const cut = entries.flatMap((entry, place): Worked[] => {
        if (place !== at) return [entry];
        const middle = entry.begins + Math.floor(((entry.ends - entry.begins) * where) / 1000);
        return [
          { ...entry, ends: middle },
          { ...entry, begins: middle },
        ];
      });
      expect(quickly(cut, chosen)).toEqual(quickly(entries, chosen));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
])('working all day in %s on %s counts as %s hours', (zone, day, hours) => {
  const midnights = new Midnights({ startsOn: addDays(day, -1), endsOn: addDays(day, 1) }, zone);
  const parts = splitByDay([{ begins: midnights.begins, ends: midnights.ends }], midnights);
  expect(parts.map((part) => [part.day, part.seconds / HOUR])).toEqual([
    [addDays(day, -1), 24],
    [day, hours],
    [addDays(day, 1), 24],
  ]);
});
