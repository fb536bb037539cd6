import type { DayRange } from '../../../kernel/calendar/calendar';
import { type PayTerms, type RatedWork, weeksOf } from '../../pay-rates';
import { type OvertimeRuleView, type Reached, reachedOf } from '../../rules';

/** The hours of one workweek within a range, and the overtime rules they reached. */
export interface OvertimeWeek {
  readonly week: DayRange;
  readonly workedSeconds: number;
  /** Hours of exempt members, and of jobs that are unpaid or not eligible for overtime. */
  readonly leftOutSeconds: number;
  readonly regularSeconds: number;
  /** One item per rule, ordered by multiplier. */
  readonly reached: readonly ReachedRule[];
}

export interface ReachedRule extends OvertimeRuleView {
  readonly seconds: number;
}

export interface WeekTerms extends Pick<PayTerms, 'rules' | 'weekOf'> {
  readonly range: DayRange;
}

/**
 * The workweeks of a range that have hours. Thresholds are counted from the start of the week, even if it lies before
 * the range; only hours within the range are returned.
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

/** Seconds at one multiplier, from all rules. */
export const secondsAt = ({ reached }: OvertimeWeek, multiplierHundredths: number): number =>
  total(reached.filter((rule) => rule.multiplierHundredths === multiplierHundredths));

const total = (parts: readonly { readonly seconds: number }[]): number =>
  parts.reduce((sum, { seconds }) => sum + seconds, 0);
