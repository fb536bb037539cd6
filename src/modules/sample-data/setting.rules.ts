import { addDays, type Day, type DayRange, daysOf, endOf, weekOf } from '../../kernel/calendar/calendar';
import { type PaySchedule, periodOf } from '../rules';

export const HOUR = 3600;
export const DAY_SECONDS = 24 * HOUR;
/** Weeks of the sample company start on Monday. */
export const WEEK_START = 1;
const SECOND_MS = 1000;

/** The input of a plan. The same input gives the same plan. */
export interface SampleInput {
  readonly seed: number;
  /** The current day in the time zone. */
  readonly today: Day;
  /** Unix seconds. */
  readonly now: number;
  /** IANA time zone of the workspace. */
  readonly zone: string;
  /** Number of members, including the owner: 1 to 1,000. */
  readonly members: number;
  /** Number of days of history, up to yesterday: 28 to 366. */
  readonly days: number;
  /** Member id of the owner, who already exists. */
  readonly ownerId: string;
  /** Domain of the email addresses. It never receives email. */
  readonly mailDomain: string;
  /** Returns a new id with this prefix. Ids are ascending. */
  readonly idOf: (prefix: string) => string;
}

/** The input with values that all parts of the plan share. */
export interface Setting extends SampleInput {
  /** The days of history; the last is yesterday. */
  readonly span: DayRange;
  readonly allDays: readonly Day[];
  /** Biweekly periods are counted from this day. */
  readonly anchoredOn: Day;
  /** Unix seconds of a local time of day, but never later than now. */
  readonly at: (day: Day, secondOfDay: number) => number;
}

/** Derives the shared values of a plan. */
export function settingOf(input: SampleInput): Setting {
  const span = { startsOn: addDays(input.today, -input.days), endsOn: addDays(input.today, -1) };
  const at = clockOf(input.zone);
  return {
    ...input,
    span,
    allDays: daysOf(span),
    anchoredOn: weekOf(span.startsOn, WEEK_START).startsOn,
    at: (day, secondOfDay) => Math.min(at(day, secondOfDay), input.now),
  };
}

/** Counts back from the next midnight: DST changes happen before work starts, so the local time is right. */
function clockOf(zone: string): (day: Day, secondOfDay: number) => number {
  const ends = new Map<Day, number>();
  return (day, secondOfDay) => {
    const end = ends.get(day) ?? endOf(day, zone).getTime() / SECOND_MS;
    ends.set(day, end);
    return end - (DAY_SECONDS - secondOfDay);
  };
}

/** The pay period of a day. */
export const payPeriodOf = (paySchedule: PaySchedule, day: Day): DayRange =>
  periodOf(paySchedule, day, WEEK_START);
