const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const clocks = new Map<string, Intl.DateTimeFormat>();

/** "12 minutes ago", "yesterday", "in 4 days"; undefined beyond thirty days, where a date says more. */
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

/** "14 Mar 2026", in the given IANA zone. */
export function dayText(at: Date, zone: string): string {
  const { day, month, year } = clockIn(at, zone);
  return `${day} ${month} ${year}`;
}

/** "15 Nov", in the given IANA zone; the year is named when it is not this one. */
export function dateText(at: Date, now: Date, zone: string): string {
  const { day, month, year } = clockIn(at, zone);
  return clockIn(now, zone).year === year ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** "22 Nov, 10:41", in the given IANA zone; the year is named when it is not this one. */
export function momentText(at: Date, now: Date, zone: string): string {
  return `${dateText(at, now, zone)}, ${clockIn(at, zone).time}`;
}

/** "22 Nov 2026, 10:41", in the given IANA zone. */
export function exactText(at: Date, zone: string): string {
  return `${dayText(at, zone)}, ${clockIn(at, zone).time}`;
}

/** How people call a zone: "New York time". */
export function zoneText(zone: string): string {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return zone.includes('/') ? `${place} time` : place;
}

function clockIn(at: Date, zone: string) {
  const parts = Object.fromEntries(
    formatFor(zone)
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

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, made);
  return made;
}
