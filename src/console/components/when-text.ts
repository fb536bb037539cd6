const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const formats = new Map<string, Intl.DateTimeFormat>();

/** How to format an instant: an IANA zone, and a BCP 47 tag if the user chose one. */
export interface ClockStyle {
  readonly zone: string;
  readonly locale?: string | undefined;
}

/** "12 minutes ago", "yesterday", "in 4 days"; undefined beyond thirty days, where a date is clearer. */
export function relativeText(at: Date, now: Date): string | undefined {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const minutes = Math.round(seconds / MINUTE);
  const hours = Math.round(seconds / HOUR);
  const days = Math.round(seconds / DAY);
  if (Math.abs(seconds) < 45) return 'just now';
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(hours) < 24) return relative.format(hours, 'hour');
  return Math.abs(days) <= 30 ? relative.format(days, 'day') : undefined;
}

/** "14 Mar 2026", or the format of the chosen locale. */
export function dayText(at: Date, style: ClockStyle): string {
  if (style.locale) return chosen(style, { dateStyle: 'medium' }).format(at);
  const { day, month, year } = clockIn(at, style.zone);
  return `${day} ${month} ${year}`;
}

/** "15 Nov"; includes the year if it is not the current one. */
export function dateText(at: Date, now: Date, style: ClockStyle): string {
  if (clockIn(now, style.zone).year !== clockIn(at, style.zone).year) return dayText(at, style);
  if (style.locale) return chosen(style, { day: 'numeric', month: 'short' }).format(at);
  const { day, month } = clockIn(at, style.zone);
  return `${day} ${month}`;
}

/** "22 Nov, 10:41"; includes the year if it is not the current one. */
export function momentText(at: Date, now: Date, style: ClockStyle): string {
  return `${dateText(at, now, style)}, ${timeText(at, style)}`;
}

/** "22 Nov 2026, 10:41". */
export function exactText(at: Date, style: ClockStyle): string {
  return `${dayText(at, style)}, ${timeText(at, style)}`;
}

/** A zone in words: "New York time". */
export function zoneText(zone: string): string {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return zone.includes('/') ? `${place} time` : place;
}

function timeText(at: Date, style: ClockStyle): string {
  return style.locale ? chosen(style, { timeStyle: 'short' }).format(at) : clockIn(at, style.zone).time;
}

/** A waiting time, rounded up: "1 minute", "5 minutes", "2 hours". @param seconds as in `Retry-After` */
export function waitText(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes < 60 ? counted(minutes, 'minute') : counted(Math.ceil(minutes / 60), 'hour');
}

/** "1 day", "2 days". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function clockIn(at: Date, zone: string) {
  const parts = Object.fromEntries(
    formatFor('en-GB', zone, CLOCK)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: Number(parts.day),
    month: MONTHS[Number(parts.month) - 1],
    year: parts.year,
    time: `${parts.hour}:${parts.minute}`,
  };
}

const CLOCK: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const chosen = ({ locale = 'en', zone }: ClockStyle, options: Intl.DateTimeFormatOptions) =>
  formatFor(locale, zone, options);

function formatFor(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
