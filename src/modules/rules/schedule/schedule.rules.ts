import type { Weekday } from '../../../kernel/calendar/calendar';
import { type ExpectedSeconds, WEEKDAYS, type WeekdayName } from './schedule.contract';

/** Working days as the computations take them. */
export interface Schedule {
  /** Where weeks start, 1 Monday to 7 Sunday. */
  readonly workweekStartsOn: Weekday;
  /** Seven, from Monday on; null for a day off. */
  readonly expectedSeconds: readonly (number | null)[];
}

const EIGHT_HOURS = 28_800;

/** What applies while nobody has chosen: eight hours from Monday to Friday, weeks from Sunday, as in US payroll. */
export const UNCHOSEN_SCHEDULE: Schedule = {
  workweekStartsOn: 7,
  expectedSeconds: [EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, null, null],
};

/** What is expected on a weekday, in seconds; 0 on a day off. */
export const expectedOn = ({ expectedSeconds }: Schedule, weekday: Weekday): number =>
  expectedSeconds[weekday - 1] ?? 0;

export const weekdayName = (weekday: Weekday): WeekdayName => WEEKDAYS[weekday - 1] ?? 'sunday';

const NUMBERS: Readonly<Record<WeekdayName, Weekday>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};

export const weekdayNumber = (name: WeekdayName): Weekday => NUMBERS[name];

export const secondsOf = (named: ExpectedSeconds): (number | null)[] => WEEKDAYS.map((day) => named[day]);

export function namedSeconds(seconds: readonly (number | null)[]): ExpectedSeconds {
  const on = (weekday: Weekday) => seconds[weekday - 1] ?? null;
  return {
    monday: on(1),
    tuesday: on(2),
    wednesday: on(3),
    thursday: on(4),
    friday: on(5),
    saturday: on(6),
    sunday: on(7),
  };
}
