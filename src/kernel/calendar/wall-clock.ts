import { dayOf, endOf, startOf } from './calendar';

const DAY_MS = 86_400_000;
/** No zone's midnight lies within one. */
const QUARTER_MS = 900_000;

/**
 * What a clock on the wall of a zone shows at an instant (milliseconds since 1970): `HH:MM:SS`, on a day on which
 * clocks change with the offset, `01:30:00-04:00`, since such a time may come twice.
 */
export function wallClock(zone: string): (ms: number) => string {
  const plain = clockIn(zone);
  const exact = clockIn(zone, { timeZoneName: 'longOffset' });
  const changes = new Map<number, boolean>();
  return (ms) => {
    const quarter = Math.floor(ms / QUARTER_MS);
    const isChanging = changes.get(quarter) ?? isChangeDay(ms, zone);
    changes.set(quarter, isChanging);
    if (!isChanging) return plain.format(ms);
    const [time, offset = ''] = exact.format(ms).split(' GMT');
    return `${time}${offset || '+00:00'}`;
  };
}

function isChangeDay(ms: number, zone: string): boolean {
  const day = dayOf(new Date(ms), zone);
  return endOf(day, zone).getTime() - startOf(day, zone).getTime() !== DAY_MS;
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
