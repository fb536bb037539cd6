import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import type { OvertimeKind, OvertimeRuleView } from './overtime.contract';

/** What an hour is worth that no rule reaches. */
export const STRAIGHT = 100;
const WEEK_DAYS = 7;

/** Time worked on one day, in the order in which it was worked. */
export interface DayWork {
  readonly day: Day;
  readonly seconds: number;
  /** Whether it counts: not of an exempt member, nor in a job that is unpaid or left out of overtime. */
  readonly isEligible: boolean;
}

/** How much of some work is worth how much. */
export interface Tier {
  readonly multiplierHundredths: number;
  readonly seconds: number;
}

/** Work with what each part of it is worth; the seconds of its tiers add up to its own. */
export interface Tiered<W extends DayWork> {
  readonly work: W;
  readonly tiers: readonly Tier[];
}

/**
 * What the work of one workweek is worth. Each second takes the highest daily or seventh-day multiplier that it
 * reaches; only seconds that stay straight count towards the weekly threshold, so none is paid two premiums.
 * @param week the seven days @param works of that week, in the order in which they were worked
 */
export function overtimeOf<W extends DayWork>(
  week: DayRange,
  works: readonly W[],
  rules: readonly OvertimeRuleView[],
): Tiered<W>[] {
  const isFull = new Set(works.filter(counts).map(({ day }) => day)).size === WEEK_DAYS;
  const daily = stepsOf(rules, ['daily']);
  const lastDay = isFull ? stepsOf(rules, ['daily', 'seventh_day']) : daily;
  const weekly = stepsOf(rules, ['weekly']);
  const days = new Map<Day, number>();
  let straightSoFar = 0;
  return works.map((work) => {
    if (!work.isEligible)
      return { work, tiers: tiersOf([{ multiplierHundredths: STRAIGHT, seconds: work.seconds }]) };
    const dayTiers = cut(days.get(work.day) ?? 0, work.seconds, work.day === week.endsOn ? lastDay : daily);
    days.set(work.day, (days.get(work.day) ?? 0) + work.seconds);
    const tiers = dayTiers.flatMap((tier) => {
      if (tier.multiplierHundredths !== STRAIGHT) return [tier];
      const cutByWeek = cut(straightSoFar, tier.seconds, weekly);
      straightSoFar += tier.seconds;
      return cutByWeek;
    });
    return { work, tiers: tiersOf(tiers) };
  });
}

const counts = ({ isEligible, seconds }: DayWork): boolean => isEligible && seconds > 0;

/** From which second on an hour is worth how much, ascending: the highest of the rules reached by then. */
function stepsOf(rules: readonly OvertimeRuleView[], kinds: readonly OvertimeKind[]): OvertimeRuleView[] {
  let highest = STRAIGHT;
  return rules
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.thresholdSeconds - b.thresholdSeconds)
    .map((rule) => {
      highest = Math.max(highest, rule.multiplierHundredths);
      return { ...rule, multiplierHundredths: highest };
    });
}

/** Cuts `seconds` that begin after `from` others at the thresholds they pass. */
function cut(from: number, seconds: number, steps: readonly OvertimeRuleView[]): Tier[] {
  const bounds = [0, ...steps.map(({ thresholdSeconds }) => thresholdSeconds), Number.POSITIVE_INFINITY];
  return bounds.slice(0, -1).flatMap((begins, at) => {
    const ends = bounds[at + 1] ?? begins;
    const within = Math.min(from + seconds, ends) - Math.max(from, begins);
    const multiplierHundredths = at === 0 ? STRAIGHT : (steps[at - 1]?.multiplierHundredths ?? STRAIGHT);
    return within > 0 ? [{ multiplierHundredths, seconds: within }] : [];
  });
}

/** One tier a multiplier, straight time first. */
function tiersOf(tiers: readonly Tier[]): Tier[] {
  const sums = new Map<number, number>();
  for (const { multiplierHundredths, seconds } of tiers)
    sums.set(multiplierHundredths, (sums.get(multiplierHundredths) ?? 0) + seconds);
  return [...sums]
    .filter(([, seconds]) => seconds > 0)
    .sort(([a], [b]) => a - b)
    .map(([multiplierHundredths, seconds]) => ({ multiplierHundredths, seconds }));
}

/** How much of some work is worth how much, all together. */
export const totalTiers = (tiered: readonly { readonly tiers: readonly Tier[] }[]): Tier[] =>
  tiersOf(tiered.flatMap(({ tiers }) => tiers));
