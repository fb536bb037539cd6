import type { Day } from '../../../kernel/calendar/calendar';
import type { Midnights } from '../../../kernel/calendar/midnights';
import type { Span } from '../../rules';

/** A member on the clock at a location, in seconds since 1970. */
export interface Presence extends Span {
  readonly memberId: string;
  readonly locationId: string;
}

/** The presences of one day. */
export interface DayPresences {
  readonly day: Day;
  /** The seconds of the day; today counts until now. */
  readonly span: Span;
  /** Cut to the day. */
  readonly presences: readonly Presence[];
}

/** When at least one member was present. */
export interface Coverage {
  readonly members: number;
  readonly mostAtOnce: number;
  /** Time with at least one member present. */
  readonly coveredSeconds: number;
  /** Time of all members, added up. */
  readonly presentSeconds: number;
  /** Periods with at least one member present, in order. */
  readonly stretches: readonly Span[];
  /** Periods between the stretches, not before the first or after the last. */
  readonly gaps: readonly Span[];
}

/** The coverage of one location on one day. @param presences cut to that day, none of them empty */
export function coverageOf(presences: readonly Presence[]): Coverage {
  const stretches = unionOf(presences);
  return {
    members: new Set(presences.map(({ memberId }) => memberId)).size,
    mostAtOnce: mostAtOnce(presences),
    coveredSeconds: secondsOf(stretches),
    presentSeconds: secondsOf(presences),
    stretches,
    gaps: gapsOf(stretches),
  };
}

/** The total length of spans. */
export const secondsOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { begins, ends }) => sum + ends - begins, 0);

/** Merges spans that overlap or touch. */
function unionOf(spans: readonly Span[]): Span[] {
  const union: { begins: number; ends: number }[] = [];
  for (const { begins, ends } of [...spans].sort((a, b) => a.begins - b.begins)) {
    const last = union.at(-1);
    if (last && begins <= last.ends) last.ends = Math.max(last.ends, ends);
    else union.push({ begins, ends });
  }
  return union;
}

const gapsOf = (stretches: readonly Span[]): Span[] =>
  stretches.slice(1).map(({ begins }, at) => ({ begins: stretches[at]?.ends ?? begins, ends: begins }));

/** At a handover, the member who leaves and the one who arrives are not counted together. */
function mostAtOnce(spans: readonly Span[]): number {
  const steps = spans.flatMap(({ begins, ends }) => [
    { at: begins, step: 1 },
    { at: ends, step: -1 },
  ]);
  let there = 0;
  let most = 0;
  for (const { step } of steps.sort((a, b) => a.at - b.at || a.step - b.step)) {
    there += step;
    most = Math.max(most, there);
  }
  return most;
}

/**
 * Groups presences by day, until now. Only one day is held in memory.
 * @param presences ordered by start
 * @param now the current second; days end there
 */
export async function* presencesByDay(
  presences: AsyncIterable<Presence>,
  midnights: Midnights,
  now: number,
): AsyncGenerator<DayPresences> {
  const coming = presences[Symbol.asyncIterator]();
  let next = await coming.next();
  let held: Presence[] = [];
  for (const [place, day] of midnights.days.entries()) {
    const span = { begins: midnights.startAt(place), ends: Math.min(midnights.startAt(place + 1), now) };
    if (span.begins >= now) return;
    while (!next.done && next.value.begins < span.ends) {
      held.push(next.value);
      next = await coming.next();
    }
    yield { day, span, presences: held.map((one) => ({ ...one, ...cut(one, span) })).filter(isSome) };
    held = held.filter(({ ends }) => ends > span.ends);
  }
}

const cut = (span: Span, { begins, ends }: Span): Span => ({
  begins: Math.max(span.begins, begins),
  ends: Math.min(span.ends, ends),
});

const isSome = ({ begins, ends }: Span): boolean => ends > begins;
