import type { Weekday } from '../../../kernel/calendar/calendar';
import { type ExpectedSeconds, WEEKDAYS, type WeekdayName } from './schedule.contract';

/** Working days in the form used for calculations. */
export interface Schedule {
  /** First day of the workweek, 1 (Monday) to 7 (Sunday). */
  readonly workweekStartsOn: Weekday;
  /** Seven values, Monday first; null for a day off. */
  readonly expectedSeconds: readonly (number | null)[];
}

const EIGHT_HOURS = 28_800;

/** The default: eight hours from Monday to Friday, with workweeks that start on Sunday, as usual in US payroll. */
export const DEFAULT_SCHEDULE: Schedule = {
  workweekStartsOn: 7,
  expectedSeconds: [EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, EIGHT_HOURS, null, null],
};

/** Expected seconds on a weekday; 0 on a day off. */
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
