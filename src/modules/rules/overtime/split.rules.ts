import type { Day } from '../../../kernel/calendar/calendar';
import type { Midnights } from '../../../kernel/calendar/midnights';

/** A time range in seconds since 1970; `ends` is exclusive. */
export interface Span {
  readonly begins: number;
  readonly ends: number;
}

/** The part of a span on one day. */
export interface DayPart<S extends Span> {
  readonly span: S;
  readonly day: Day;
  readonly seconds: number;
}

/**
 * Splits spans at local midnights, in order, and drops what lies outside the days in `midnights`. Days of 23 or 25
 * hours are split correctly.
 */
export function splitByDay<S extends Span>(spans: readonly S[], midnights: Midnights): DayPart<S>[] {
  return spans.flatMap((span) => partsOf(span, midnights));
}

function partsOf<S extends Span>(span: S, midnights: Midnights): DayPart<S>[] {
  const parts: DayPart<S>[] = [];
  const ends = Math.min(span.ends, midnights.ends);
  let at = Math.max(span.begins, midnights.begins);
  for (let place = midnights.placeOf(at); at < ends; place += 1) {
    const next = Math.min(ends, midnights.startAt(place + 1));
    const day = midnights.days[place];
    if (day !== undefined && next > at) parts.push({ span, day, seconds: next - at });
    at = next;
  }
  return parts;
}
