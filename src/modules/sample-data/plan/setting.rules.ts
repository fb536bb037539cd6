import { addDays, type Day, type DayRange, daysOf, endOf, weekOf } from '../../../kernel/calendar/calendar';
import { type PaySchedule, periodOf } from '../../rules';

export const HOUR = 3600;
export const DAY_SECONDS = 24 * HOUR;
/** Weeks of the sample company start on Monday. */
export const WEEK_START = 1;
const SECOND_MS = 1000;

/** What a plan is made from: the same wish gives the same plan. */
export interface SampleInput {
  readonly seed: number;
  /** The day that runs in the zone. */
  readonly today: Day;
  /** Seconds since 1970. */
  readonly now: number;
  /** IANA zone whose days count. */
  readonly zone: string;
  /** How many people, the owner among them: 1 to 1,000. */
  readonly members: number;
  /** Over how many days back from yesterday they worked: 28 to 366. */
  readonly days: number;
  /** The founder’s seat, which is there. */
  readonly ownerId: string;
  /** What the addresses of people end on; nothing is ever delivered there. */
  readonly mailDomain: string;
  /** A new id with this prefix; each comes after the one before. */
  readonly idOf: (prefix: string) => string;
}

/** A wish with what all parts of the plan reckon with. */
export interface Setting extends SampleInput {
  /** The days worked, the last is yesterday. */
  readonly span: DayRange;
  readonly allDays: readonly Day[];
  /** From this day fortnights are counted. */
  readonly anchoredOn: Day;
  /** The second since 1970 at which the clocks of the zone show a time of a day; never later than now. */
  readonly at: (day: Day, secondOfDay: number) => number;
}

/** Works out what all parts of a plan share: the days worked, and a clock that never shows the future. */
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

/** Counted back from the next midnight, since clocks are changed before people come to work: so the clock time stays. */
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
