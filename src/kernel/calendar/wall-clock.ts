import { dayOf, endOf, startOf } from './calendar';

const DAY_MS = 86_400_000;

/**
 * What a clock on the wall of a zone shows at an instant (milliseconds since 1970): `HH:MM:SS`, on a day on which
 * clocks change with the offset, `01:30:00-04:00`, since such a time may come twice.
 */
export function wallClock(zone: string): (ms: number) => string {
  const plain = clockIn(zone);
  const exact = clockIn(zone, { timeZoneName: 'longOffset' });
  // Times mostly come in order, so that most lie on the day of the one before.
  let day = spanOf(0, zone);
  return (ms) => {
    if (ms < day.begins || ms >= day.ends) day = spanOf(ms, zone);
    if (day.ends - day.begins === DAY_MS) return plain.format(ms);
    const [time, offset = ''] = exact.format(ms).split(' GMT');
    return `${time}${offset || '+00:00'}`;
  };
}

/** The day that holds an instant. */
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
