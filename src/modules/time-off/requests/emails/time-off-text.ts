import type { Day } from '../../../../kernel/calendar/calendar';

const HOUR = 3600;
const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "8 hours", "1 hour", "7.5 hours". */
export function hoursText(seconds: number): string {
  const hours = Math.round((seconds / HOUR) * 100) / 100;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** "Mon 5 Jul 2027", or "Mon 5 Jul to Wed 7 Jul 2027 (3 days)". */
export function daysText(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'no day';
  if (days.length === 1) return textOf(DAY_OF_YEAR, first);
  const format = first.slice(0, 4) === last.slice(0, 4) ? DAY : DAY_OF_YEAR;
  return `${textOf(format, first)} to ${textOf(DAY_OF_YEAR, last)} (${days.length} days)`;
}

/** Some versions of the locale data put a comma after the weekday; it is removed. */
const textOf = (format: Intl.DateTimeFormat, day: Day): string =>
  format.format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '');
