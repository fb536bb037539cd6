import { dayOf, endOf, startOf } from './calendar';

const DAY_MS = 86_400_000;

/**
 * Formats an instant (milliseconds since 1970) as local time in a zone: `HH:MM:SS`. On the day of a DST change the
 * offset is added (`01:30:00-04:00`), because a local time can occur twice.
 */
export function wallClock(zone: string): (ms: number) => string {
  const plain = clockIn(zone);
  const exact = clockIn(zone, { timeZoneName: 'longOffset' });
  // Instants mostly come in order, so the day of the previous one is cached.
  let day = spanOf(0, zone);
  return (ms) => {
    if (ms < day.begins || ms >= day.ends) day = spanOf(ms, zone);
    if (day.ends - day.begins === DAY_MS) return plain.format(ms);
    const [time, offset = ''] = exact.format(ms).split(' GMT');
    return `${time}${offset || '+00:00'}`;
  };
}

/** The bounds of the day that contains an instant. */
function spanOf(ms: number, zone: string): { readonly begins: number; readonly ends: number } {
  const day = dayOf(new Date(ms), zone);
  return { begins: startOf(day, zone).getTime(), ends: endOf(day, zone).getTime() };
}

const clockIn = (timeZone: string, more: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...more,
  });
