const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in an IANA zone, as `2026-11-22`. */
export const dayIn = (at: Date, zone: string): string => wallTime(at.getTime(), zone).slice(0, 10);

/**
 * The first instant of a calendar day in an IANA zone. Where clocks jump over midnight it is the jump; where midnight
 * comes twice it is the first.
 * @param day `2026-11-22`
 */
export function startOfDay(day: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => offsetAt(at, zone));
  const starts = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  return new Date(starts.find((at) => wallTime(at, zone).startsWith(day)) ?? asUtc);
}

/** The first instant after a calendar day. */
export function endOfDay(day: string, zone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return startOfDay(next, zone);
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
const offsetAt = (at: number, zone: string): number => Date.parse(`${wallTime(at, zone)}Z`) - at;

/** What the clocks of a zone show, as `2026-11-22T10:41:00`. */
function wallTime(at: number, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}
