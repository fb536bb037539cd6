import type { Midnights } from '../../../kernel/calendar/midnights';
import type { Span } from '../overtime';
import type { StepMinutes } from './rounding.contract';

const MINUTE = 60;

/**
 * Rounds a second to the nearest step, half up. Steps are counted from local midnight, because a UTC offset of 45
 * minutes is not a multiple of six minutes.
 */
export function roundedOf(second: number, stepMinutes: StepMinutes, midnights: Midnights): number {
  if (stepMinutes === null) return second;
  const midnight = midnights.startAt(midnights.placeOf(second));
  const step = stepMinutes * MINUTE;
  return midnight + Math.floor((second - midnight + step / 2) / step) * step;
}

/**
 * A span after rounding, cut to the days in `midnights`. Rounding keeps the order of times, so spans never start to
 * overlap. Midnights do not move, so cutting before rounding is safe.
 */
export function roundedSpan<S extends Span>(span: S, stepMinutes: StepMinutes, midnights: Midnights): S {
  const within = (second: number): number => Math.min(Math.max(second, midnights.begins), midnights.ends);
  return {
    ...span,
    begins: roundedOf(within(span.begins), stepMinutes, midnights),
    ends: roundedOf(within(span.ends), stepMinutes, midnights),
  };
}
