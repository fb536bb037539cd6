import { addDays, type Day, type DayRange, daysFrom } from '../../../kernel/calendar/calendar';
import type { Accrual, AccrualPeriod } from './policy.contract';

const WEEK = 7;
const FORTNIGHT = 14;
const MID_MONTH = '15';
const MONTH_CHARS = 7;

/** @param anchoredOn the first day of a week, from which weeks and fortnights are counted */
export function endsPeriod(day: Day, period: AccrualPeriod, anchoredOn: Day): boolean {
  if (period === 'weekly') return placeIn(day, WEEK, anchoredOn) === WEEK - 1;
  if (period === 'biweekly') return placeIn(day, FORTNIGHT, anchoredOn) === FORTNIGHT - 1;
  return addDays(day, 1).endsWith('-01') || (period === 'semi_monthly' && day.endsWith(`-${MID_MONTH}`));
}

/**
 * What of a year's hours is due at the end of a period. All shares of a year together are the year's hours, to the
 * second, whether it holds 52 ends of weeks or 53.
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

/** What a rate is after some full years: the highest milestone reached, else what it began with. */
export function rateAfter(accrual: Exclude<Accrual, { kind: 'none' }>, years: number): number {
  return (
    accrual.milestones.filter(({ afterYears }) => afterYears <= years).at(-1)?.seconds ?? accrual.seconds
  );
}

/** What was earned by work so far, in whole seconds: of two totals, the difference is what the work between them earned. */
export const earnedBy = (workedSeconds: number, earned: number, per: number): number =>
  Math.floor((workedSeconds * earned) / per);

/** Work that counts from the end of a day on, and no more from the end of the day on which it was archived. */
export interface Worked {
  readonly countedOn: Day;
  readonly archivedOn: Day | null;
  readonly seconds: number;
}

/** Adds up the work from one day on as days go by: a day costs what changed on it, not all that came before. */
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

  /** What counts when a day is over. @param to not before a day that was asked about already */
  upTo(to: Day): number {
    for (; this.next <= to; this.next = addDays(this.next, 1)) this.total += this.changes.get(this.next) ?? 0;
    return this.total;
  }

  private note(day: Day, seconds: number): void {
    this.changes.set(day, (this.changes.get(day) ?? 0) + seconds);
  }
}

/** How many periods end within a range of days. */
function periodEnds({ startsOn, endsOn }: DayRange, period: AccrualPeriod, anchoredOn: Day): number {
  if (period === 'weekly' || period === 'biweekly') {
    const length = period === 'weekly' ? WEEK : FORTNIGHT;
    const endsBefore = (day: Day) => Math.floor(daysFrom(anchoredOn, day) / length);
    return endsBefore(addDays(endsOn, 1)) - endsBefore(startsOn);
  }
  const whole = monthEndsBefore(addDays(endsOn, 1)) - monthEndsBefore(startsOn);
  return period === 'monthly' ? whole : whole + midsBefore(addDays(endsOn, 1)) - midsBefore(startsOn);
}

/** Months that are over when a day begins, counted from a day that does not matter. */
const monthEndsBefore = (day: Day): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, MONTH_CHARS)) - 1;
/** Of the same months, those whose 15th is over. */
const midsBefore = (day: Day): number =>
  monthEndsBefore(day) + (day.slice(MONTH_CHARS + 1) > MID_MONTH ? 1 : 0);

const placeIn = (day: Day, length: number, anchoredOn: Day): number =>
  ((daysFrom(anchoredOn, day) % length) + length) % length;
