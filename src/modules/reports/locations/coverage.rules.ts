import type { Day } from '../../../kernel/calendar/calendar';
import type { Midnights } from '../../../kernel/calendar/midnights';
import type { Span } from '../../rules';

/** Somebody on the clock at a location, in seconds since 1970. */
export interface Presence extends Span {
  readonly memberId: string;
  readonly locationId: string;
}

/** Who was on the clock on one day. */
export interface DayPresences {
  readonly day: Day;
  /** The day's seconds; today's until now. */
  readonly span: Span;
  /** Cut to the day. */
  readonly presences: readonly Presence[];
}

/** Whether somebody was there, and when. */
export interface Coverage {
  readonly members: number;
  readonly mostAtOnce: number;
  /** While at least one was there. */
  readonly coveredSeconds: number;
  /** Of all who were there, added up. */
  readonly presentSeconds: number;
  /** While at least one was there, in order. */
  readonly stretches: readonly Span[];
  /** Between the stretches; not before the first and not after the last. */
  readonly gaps: readonly Span[];
}

/** What happened at one location on one day. @param presences cut to that day, none of them empty */
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

/** The time that spans add up to. */
export const secondsOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { begins, ends }) => sum + ends - begins, 0);

/** Where one ends as the next begins, nobody was missing: they are one. */
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

/** At a handover one leaves before the other counts. */
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
 * Presences, day by day until now; only those of one day are held.
 * @param presences in the order in which they begin
 * @param now the second after which nothing is known
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
