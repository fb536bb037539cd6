import { type Day, type DayRange, daysOf, type Weekday } from '../../kernel/calendar/calendar';
import { type OvertimeRuleView, overtimeOf, REGULAR, type Tier, type Tiered, totalTiers } from '../rules';
import { halfUp } from './money.rules';
import { changeOn, type MemberPay } from './pay-rates.rules';
import { type Employed, isEmployed, type SalaryLine, salaryLines } from './salary.rules';
import type { Rate, RatedWork } from './work-rates.rules';

const HOUR_SECONDS = 3600;
/** An annual salary covers 52 weeks of 7 days when a week's share is computed. */
const SALARY_DAYS = 364;
const HUNDREDTHS = 100;

/** Regular pay of one job at one rate. */
export interface RegularLine {
  readonly kind: 'regular';
  readonly jobId: string | null;
  readonly rate: Rate;
  readonly seconds: number;
  /** Null when the rate is missing; 0 when the time is unpaid or covered by the salary. */
  readonly amount: number | null;
}

/** The overtime premium of one week at one multiplier, on top of regular pay (29 CFR 778.115). */
export interface OvertimeLine {
  readonly kind: 'overtime';
  readonly week: DayRange;
  readonly multiplierHundredths: number;
  readonly seconds: number;
  /** Hundredths of a minor unit per hour, rounded for display; null when a rate is missing. */
  readonly regularRateHundredths: number | null;
  readonly amount: number | null;
}

export type PayLine = RegularLine | OvertimeLine | SalaryLine;

export interface PayTerms {
  readonly pays: readonly MemberPay[];
  readonly rules: readonly OvertimeRuleView[];
  readonly workweekStartsOn: Weekday;
  readonly employed: Employed;
  /** The workweek that contains a day. */
  readonly weekOf: (day: Day) => DayRange;
}

export interface Payroll {
  readonly lines: readonly PayLine[];
  /** The sum of the lines; null when a rate is missing. */
  readonly gross: number | null;
  /** Seconds worked within the range, by multiplier. */
  readonly tiers: readonly Tier[];
  readonly missingSeconds: number;
}

/**
 * A member's pay for a range of days: regular pay for all hours in it, the overtime premium of weeks that end in it,
 * and the salary of pay periods that end in it. Each line is rounded half up to the minor unit.
 * @param works in order, from the first day of the range's first week to its last day
 */
export function payrollOf(range: DayRange, works: readonly RatedWork[], terms: PayTerms): Payroll {
  const weeks = weeksOf(works, terms);
  const isWithin = ({ day }: RatedWork): boolean => day >= range.startsOn && day <= range.endsOn;
  const lines: PayLine[] = [
    ...regularLines(works.filter(isWithin)),
    ...weeks.filter(({ week }) => isEnding(week, range)).flatMap((week) => overtimeLines(week, terms)),
    ...salaryLines(range, terms),
  ];
  const isMissing = lines.some(({ amount }) => amount === null);
  return {
    lines,
    gross: isMissing ? null : lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    tiers: totalTiers(weeks.flatMap(({ tiered }) => tiered.filter(({ work }) => isWithin(work)))),
    missingSeconds: works
      .filter((work) => work.rate.kind === 'missing' && isWithin(work))
      .reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

interface PaidWeek {
  readonly week: DayRange;
  readonly tiered: readonly Tiered<RatedWork>[];
}

const isEnding = (week: DayRange, range: DayRange): boolean =>
  week.endsOn >= range.startsOn && week.endsOn <= range.endsOn;

/** Groups work by workweek and splits it into overtime tiers. */
export function weeksOf(
  works: readonly RatedWork[],
  { rules, weekOf }: Pick<PayTerms, 'rules' | 'weekOf'>,
): PaidWeek[] {
  const weeks = new Map<Day, { week: DayRange; ofWeek: RatedWork[] }>();
  for (const work of works) {
    const week = weekOf(work.day);
    const known = weeks.get(week.startsOn);
    if (known) known.ofWeek.push(work);
    else weeks.set(week.startsOn, { week, ofWeek: [work] });
  }
  return [...weeks.values()].map(({ week, ofWeek }) => ({ week, tiered: overtimeOf(week, ofWeek, rules) }));
}

function regularLines(works: readonly RatedWork[]): RegularLine[] {
  const lines = new Map<string, RegularLine>();
  for (const { jobId, rate, seconds } of works) {
    const key = `${jobId} ${rate.kind} ${rate.kind === 'hourly' ? rate.amount : ''}`;
    const previous = lines.get(key);
    lines.set(key, {
      kind: 'regular',
      jobId,
      rate,
      seconds: seconds + (previous?.seconds ?? 0),
      amount: null,
    });
  }
  return [...lines.values()].map((line) => ({ ...line, amount: regularAmount(line) }));
}

function regularAmount({ rate, seconds }: RegularLine): number | null {
  if (rate.kind === 'hourly') return halfUp([rate.amount, seconds], [HOUR_SECONDS]);
  return rate.kind === 'missing' ? null : 0;
}

function overtimeLines({ week, tiered }: PaidWeek, terms: PayTerms): OvertimeLine[] {
  const eligible = tiered.map(({ work }) => work).filter(({ isEligible }) => isEligible);
  const seconds = eligible.reduce((sum, work) => sum + work.seconds, 0);
  const isMissing = eligible.some(({ rate }) => rate.kind === 'missing');
  const regular = regularOf(eligible, week, terms);
  const under = [SALARY_DAYS, seconds];
  return totalTiers(tiered)
    .filter(({ multiplierHundredths }) => multiplierHundredths > REGULAR)
    .map((tier) => {
      const premium = tier.multiplierHundredths - REGULAR;
      return {
        kind: 'overtime',
        week,
        ...tier,
        regularRateHundredths: isMissing ? null : halfUp([regular, HUNDREDTHS], under),
        amount: isMissing
          ? null
          : halfUp([regular, premium, tier.seconds], [...under, HUNDREDTHS, HOUR_SECONDS]),
      };
    });
}

/** A week's regular pay of eligible hours, as an integer: minor units x 3600 x 364. */
function regularOf(eligible: readonly RatedWork[], week: DayRange, { pays, employed }: PayTerms): bigint {
  const hourly = eligible.reduce(
    (sum, { rate, seconds }) => (rate.kind === 'hourly' ? sum + BigInt(rate.amount) * BigInt(seconds) : sum),
    0n,
  );
  if (!pays.some(({ kind }) => kind === 'salary')) return hourly * BigInt(SALARY_DAYS);
  const salaries = daysOf(week)
    .filter((day) => isEmployed(employed, day))
    .map((day) => changeOn(pays, day))
    .filter((change) => change?.kind === 'salary' && !change.isOvertimeExempt)
    .reduce((sum, change) => sum + BigInt(change?.amount ?? 0), 0n);
  return hourly * BigInt(SALARY_DAYS) + salaries * BigInt(HOUR_SECONDS);
}
