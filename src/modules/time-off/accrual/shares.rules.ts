import { addDays, type Day, type DayRange, daysFrom } from '../../../kernel/calendar/calendar';
import type { Accrual, AccrualPeriod } from './policy.contract';

const WEEK = 7;
const FORTNIGHT = 14;
const MID_MONTH = '15';
const MONTH_CHARS = 7;

/** @param anchoredOn the first day of a week, from which weekly and biweekly periods are counted */
export function endsPeriod(day: Day, period: AccrualPeriod, anchoredOn: Day): boolean {
  if (period === 'weekly') return placeIn(day, WEEK, anchoredOn) === WEEK - 1;
  if (period === 'biweekly') return placeIn(day, FORTNIGHT, anchoredOn) === FORTNIGHT - 1;
  return addDays(day, 1).endsWith('-01') || (period === 'semi_monthly' && day.endsWith(`-${MID_MONTH}`));
}

/**
 * The share of the annual hours due at the end of a period. The shares of a year add up to exactly the annual hours,
 * whether it has 52 or 53 week ends.
 * @param day the last day of a period within `year`
 */
export function shareOf(
  day: Day,
  yearSeconds: number,
  { period, anchoredOn, year }: { period: AccrualPeriod; anchoredOn: Day; year: DayRange },
): number {
  const ends = (to: Day) => periodEnds({ startsOn: year.startsOn, endsOn: to }, period, anchoredOn);
  const [upTo, all] = [ends(day), ends(year.endsOn)];
  return Math.floor((yearSeconds * upTo) / all) - Math.floor((yearSeconds * (upTo - 1)) / all);
}

/** The rate after some full years of service: the highest milestone reached, else the base rate. */
export function rateAfter(accrual: Exclude<Accrual, { kind: 'none' }>, years: number): number {
  return (
    accrual.milestones.filter(({ afterYears }) => afterYears <= years).at(-1)?.seconds ?? accrual.seconds
  );
}

/** Seconds earned by some total work, rounded down. Subtract two totals to get what the work between them earned. */
export const earnedBy = (workedSeconds: number, earned: number, per: number): number =>
  Math.floor((workedSeconds * earned) / per);

/** Work that counts from the end of `countedOn` until the end of `archivedOn`. */
export interface Worked {
  readonly countedOn: Day;
  readonly archivedOn: Day | null;
  readonly seconds: number;
}

/** A running total of work from a day on. Each day costs only its own changes. */
export class WorkTally {
  private readonly changes = new Map<Day, number>();
  private total = 0;
  private next: Day;

  constructor(
    worked: readonly Worked[],
    readonly from: Day,
  ) {
    this.next = from;
    for (const { countedOn, archivedOn, seconds } of worked) {
      if (countedOn < from || (archivedOn !== null && archivedOn <= countedOn)) continue;
      this.note(countedOn, seconds);
      if (archivedOn !== null) this.note(archivedOn, -seconds);
    }
  }

  /** The total at the end of a day. @param to not before an earlier call's day */
  upTo(to: Day): number {
    for (; this.next <= to; this.next = addDays(this.next, 1)) this.total += this.changes.get(this.next) ?? 0;
    return this.total;
  }

  private note(day: Day, seconds: number): void {
    this.changes.set(day, (this.changes.get(day) ?? 0) + seconds);
  }
}

/** The number of periods that end within a range of days. */
function periodEnds({ startsOn, endsOn }: DayRange, period: AccrualPeriod, anchoredOn: Day): number {
  if (period === 'weekly' || period === 'biweekly') {
    const length = period === 'weekly' ? WEEK : FORTNIGHT;
    const endsBefore = (day: Day) => Math.floor(daysFrom(anchoredOn, day) / length);
    return endsBefore(addDays(endsOn, 1)) - endsBefore(startsOn);
  }
  const whole = monthEndsBefore(addDays(endsOn, 1)) - monthEndsBefore(startsOn);
  return period === 'monthly' ? whole : whole + midsBefore(addDays(endsOn, 1)) - midsBefore(startsOn);
}

/** Months completed before a day, counted from an arbitrary origin. */
const monthEndsBefore = (day: Day): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, MONTH_CHARS)) - 1;
/** Month midpoints (the 15th) completed before a day, from the same origin. */
const midsBefore = (day: Day): number =>
  monthEndsBefore(day) + (day.slice(MONTH_CHARS + 1) > MID_MONTH ? 1 : 0);

const placeIn = (day: Day, length: number, anchoredOn: Day): number =>
  ((daysFrom(anchoredOn, day) % length) + length) % length;
