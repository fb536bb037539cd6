import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`. Text order is time order. */
export type Day = string;

/** Days from the first to the last, both included. */
export interface DayRange {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEK_DAYS = 7;
const SUNDAY = 7;
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** 1970-01-05, the first Monday that numbers know. */
const FIRST_MONDAY = 4;

/** The whole seconds since 1970 of an instant; parts of a second are cut off, so that spans add up. */
export const secondOf = (instant: Date): number => Math.floor(instant.getTime() / SECOND_MS);

/** An instant as RFC 3339 writes it, in UTC. @param second since 1970 */
export const instantText = (second: number): string => new Date(second * SECOND_MS).toISOString();

/** The calendar day of an instant in an IANA zone. */
export const dayOf = (instant: Date, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/**
 * The first instant of a calendar day in an IANA zone. Where clocks jump over midnight it is the jump; where midnight
 * comes twice it is the first.
 */
export const startOf = (day: Day, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The first instant after a calendar day. */
export const endOf = (day: Day, zone: string): Date => startOf(addDays(day, 1), zone);

/** The day some days later; earlier when `count` is negative. */
export const addDays = (day: Day, count: number): Day => dayNumbered(numberOf(day) + count);

/** How many days `to` is after `from`; negative when it is before. */
export const daysFrom = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

export const weekdayOf = (day: Day): Weekday =>
  weekdays[modulo(numberOf(day) - FIRST_MONDAY, WEEK_DAYS)] ?? SUNDAY;

/** The seven days that hold a day, in weeks that start on a weekday. */
export function weekOf(day: Day, startWeekday: Weekday): DayRange {
  const startsOn = addDays(day, -modulo(weekdayOf(day) - startWeekday, WEEK_DAYS));
  return { startsOn, endsOn: addDays(startsOn, WEEK_DAYS - 1) };
}

/** The last day of a day's month. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  // Day 0 of the next month; months are counted from 0 there, so that this month's own number names the next.
  return dayNumbered(Date.UTC(year, month, 0) / DAY_MS);
}

/** Whole years from one day to another; who begins on 29 February has their years full on 1 March. */
export const yearsBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'years' }).years;

/** Every day of a range, in order. */
export const daysOf = ({ startsOn, endsOn }: DayRange): Day[] =>
  Array.from({ length: Math.max(0, daysFrom(startsOn, endsOn) + 1) }, (_, at) => addDays(startsOn, at));

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Days since 1970: days are counted in UTC, where each has the same length. */
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayNumbered = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);
const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
