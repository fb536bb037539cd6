import type { DayRange } from '../../../kernel/calendar/calendar';
import { type PayTerms, type RatedWork, weeksOf } from '../../pay-rates';
import { type OvertimeRuleView, type Reached, reachedOf } from '../../rules';

/** Hours of one workweek that lie within a range, and the rules that they reached. */
export interface OvertimeWeek {
  readonly week: DayRange;
  readonly workedSeconds: number;
  /** Of exempt members, and of jobs that are unpaid or left out of overtime. */
  readonly leftOutSeconds: number;
  readonly regularSeconds: number;
  /** One of each rule, in the order of their multipliers. */
  readonly reached: readonly ReachedRule[];
}

export interface ReachedRule extends OvertimeRuleView {
  readonly seconds: number;
}

export interface WeekTerms extends Pick<PayTerms, 'rules' | 'weekOf'> {
  readonly range: DayRange;
}

/**
 * The workweeks of a range in which somebody worked. Thresholds are counted from the start of the week, also where that
 * lies before the range; only what lies within is told.
 * @param works in order, from the first day of the range's first week
 */
export function overtimeWeeks(works: readonly RatedWork[], terms: WeekTerms): OvertimeWeek[] {
  return weeksOf(works, terms).flatMap(({ week, tiered }) => {
    const ofWeek = tiered.map(({ work }) => work);
    const within = reachedOf(week, ofWeek, terms.rules).filter(({ work }) => isWithin(work, terms.range));
    return within.length > 0 ? [reported(week, within)] : [];
  });
}

const isWithin = ({ day }: RatedWork, { startsOn, endsOn }: DayRange): boolean =>
  day >= startsOn && day <= endsOn;

function reported(
  week: DayRange,
  within: readonly { readonly work: RatedWork; readonly reached: readonly Reached[] }[],
): OvertimeWeek {
  const leftOut = within.filter(({ work }) => !work.isEligible);
  const parts = within.flatMap(({ reached }) => reached);
  return {
    week,
    workedSeconds: total(parts),
    leftOutSeconds: total(leftOut.map(({ work }) => work)),
    regularSeconds: total(parts.filter(({ rule }) => !rule)),
    reached: byRule(parts),
  };
}

function byRule(parts: readonly Reached[]): ReachedRule[] {
  const sums = new Map<OvertimeRuleView, number>();
  for (const { rule, seconds } of parts) if (rule) sums.set(rule, (sums.get(rule) ?? 0) + seconds);
  return [...sums]
    .map(([{ kind, thresholdSeconds, multiplierHundredths }, seconds]) => ({
      kind,
      thresholdSeconds,
      multiplierHundredths,
      seconds,
    }))
    .sort((a, b) => a.multiplierHundredths - b.multiplierHundredths);
}

/** Seconds at one multiplier, by whatever rule. */
export const secondsAt = ({ reached }: OvertimeWeek, multiplierHundredths: number): number =>
  total(reached.filter((rule) => rule.multiplierHundredths === multiplierHundredths));

const total = (parts: readonly { readonly seconds: number }[]): number =>
  parts.reduce((sum, { seconds }) => sum + seconds, 0);
