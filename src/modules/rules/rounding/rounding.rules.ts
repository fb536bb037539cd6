import type { Midnights } from '../../../kernel/calendar/midnights';
import type { Span } from '../overtime/split.rules';
import type { StepMinutes } from './rounding.contract';

const MINUTE = 60;

/**
 * The step of the clock nearest to a second, halves up. Steps are counted from the local midnight: a zone may be 45
 * minutes off, and six minutes do not divide that.
 */
export function roundedOf(second: number, stepMinutes: StepMinutes, midnights: Midnights): number {
  if (stepMinutes === null) return second;
  const midnight = midnights.startAt(midnights.placeOf(second));
  const step = stepMinutes * MINUTE;
  return midnight + Math.floor((second - midnight + step / 2) / step) * step;
}

/**
 * A span as it counts, within the days that `midnights` knows. Rounding keeps order, so spans that do not overlap
 * still do not, and midnights stay where they are, so that a span may be cut there first.
 */
export function roundedSpan<S extends Span>(span: S, stepMinutes: StepMinutes, midnights: Midnights): S {
  const within = (second: number): number => Math.min(Math.max(second, midnights.begins), midnights.ends);
  return {
    ...span,
    begins: roundedOf(within(span.begins), stepMinutes, midnights),
    ends: roundedOf(within(span.ends), stepMinutes, midnights),
  };
}
