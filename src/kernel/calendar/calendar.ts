import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`. Sorts chronologically as text. */
export type Day = string;

/** A range of days, both ends inclusive. */
export interface DayRange {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEK_DAYS = 7;
const SUNDAY = 7;
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** 1970-01-05, the first Monday after day 0. */
const FIRST_MONDAY = 4;

/** An instant in whole seconds since 1970. Fractions are cut off, so that durations add up. */
export const secondOf = (instant: Date): number => Math.floor(instant.getTime() / SECOND_MS);

/** An instant in RFC 3339 format, in UTC. @param second since 1970 */
export const instantText = (second: number): string => new Date(second * SECOND_MS).toISOString();

/** The calendar day of an instant in an IANA zone. */
export const dayOf = (instant: Date, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/**
 * The first instant of a calendar day in an IANA zone. If a DST change skips midnight, it is the instant of the change;
 * if midnight occurs twice, it is the first one.
 */
export const startOf = (day: Day, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The first instant after a calendar day. */
export const endOf = (day: Day, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);

/** The day `count` days later, or earlier if negative. */
export const addDays = (day: Day, count: number): Day => dayNumbered(numberOf(day) + count);

/** The number of days from `from` to `to`; negative if `to` is earlier. */
export const daysFrom = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

export const weekdayOf = (day: Day): Weekday =>
  weekdays[modulo(numberOf(day) - FIRST_MONDAY, WEEK_DAYS)] ?? SUNDAY;

/** The week that contains a day. */
export function weekOf(day: Day, startWeekday: Weekday): DayRange {
  const startsOn = addDays(day, -modulo(weekdayOf(day) - startWeekday, WEEK_DAYS));
  return { startsOn, endsOn: addDays(startsOn, WEEK_DAYS - 1) };
}

/** The last day of the month that contains a day. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  // Day 0 of the next month is the last day of this one. `Date` counts months from 0, so `month` is the next month.
  return dayNumbered(Date.UTC(year, month, 0) / DAY_MS);
}

/** Whole years from one day to another. A year from 29 February ends on 1 March. */
export const yearsBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'years' }).years;

/** Every day of a range, in order. */
export const daysOf = ({ startsOn, endsOn }: DayRange): Day[] =>
  Array.from({ length: Math.max(0, daysFrom(startsOn, endsOn) + 1) }, (_, at) => addDays(startsOn, at));

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Days since 1970, counted in UTC, where all days have the same length. */
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayNumbered = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);
const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
