import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import type { OvertimeKind, OvertimeRuleView } from './overtime.contract';

/** What an hour is worth that no rule reaches. */
export const REGULAR = 100;
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

/** A tier with the rule that made it so; null where none is reached. */
export interface Reached extends Tier {
  readonly rule: OvertimeRuleView | null;
}

/** Work with what each part of it is worth; the seconds of its tiers add up to its own. */
export interface Tiered<W extends DayWork> {
  readonly work: W;
  readonly tiers: readonly Tier[];
}

/**
 * What the work of one workweek is worth. Each second takes the highest daily or seventh-day multiplier that it
 * reaches; only seconds that stay regular count towards the weekly threshold, so none is paid two premiums.
 * @param week the seven days @param works of that week, in the order in which they were worked
 */
export const overtimeOf = <W extends DayWork>(
  week: DayRange,
  works: readonly W[],
  rules: readonly OvertimeRuleView[],
): Tiered<W>[] =>
  reachedOf(week, works, rules).map(({ work, reached }) => ({ work, tiers: tiersOf(reached) }));

/** The same with the rule that each part reached: of several that give as much, the one that was reached first. */
export function reachedOf<W extends DayWork>(
  week: DayRange,
  works: readonly W[],
  rules: readonly OvertimeRuleView[],
): { work: W; reached: Reached[] }[] {
  const isFull = new Set(works.filter(counts).map(({ day }) => day)).size === WEEK_DAYS;
  const daily = stepsOf(rules, ['daily']);
  const lastDay = isFull ? stepsOf(rules, ['daily', 'seventh_day']) : daily;
  const weekly = stepsOf(rules, ['weekly']);
  const days = new Map<Day, number>();
  let regularSoFar = 0;
  return works.map((work) => {
    if (!work.isEligible) return { work, reached: [partOf(null, work.seconds)] };
    const ofDay = cut(days.get(work.day) ?? 0, work.seconds, work.day === week.endsOn ? lastDay : daily);
    days.set(work.day, (days.get(work.day) ?? 0) + work.seconds);
    // At most the first part of a day is regular.
    const reached = ofDay.flatMap((part) => (part.rule ? [part] : cut(regularSoFar, part.seconds, weekly)));
    regularSoFar += regularOf(ofDay);
    return { work, reached };
  });
}

const regularOf = (parts: readonly Reached[]): number =>
  parts.reduce((sum, { rule, seconds }) => sum + (rule ? 0 : seconds), 0);

const counts = ({ isEligible, seconds }: DayWork): boolean => isEligible && seconds > 0;

/** From a second on, an hour is worth what a rule says. */
interface Step {
  readonly from: number;
  readonly rule: OvertimeRuleView;
}

/** From which second on an hour is worth how much, ascending: the highest of the rules reached by then. */
function stepsOf(rules: readonly OvertimeRuleView[], kinds: readonly OvertimeKind[]): Step[] {
  let highest: OvertimeRuleView | undefined;
  return rules
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.thresholdSeconds - b.thresholdSeconds)
    .map((rule) => {
      if (!highest || rule.multiplierHundredths > highest.multiplierHundredths) highest = rule;
      return { from: rule.thresholdSeconds, rule: highest };
    });
}

/** So many seconds, worth what a rule says; regular where none is reached. */
const partOf = (rule: OvertimeRuleView | null, seconds: number): Reached => ({
  multiplierHundredths: rule?.multiplierHundredths ?? REGULAR,
  rule,
  seconds,
});

/**
 * Cuts `seconds` that begin after `from` others at the thresholds they pass. A plain loop: reports cut tens of thousands
 * of pieces, and most of them lie below every threshold.
 */
function cut(from: number, seconds: number, steps: readonly Step[]): Reached[] {
  const parts: Reached[] = [];
  const ends = from + seconds;
  let at = from;
  let rule: OvertimeRuleView | null = null;
  for (const step of steps) {
    const until = Math.min(ends, step.from);
    if (until > at) parts.push(partOf(rule, until - at));
    at = Math.max(at, until);
    rule = step.rule;
  }
  if (ends > at) parts.push(partOf(rule, ends - at));
  return parts;
}

/** One tier a multiplier, regular time first. */
function tiersOf(tiers: readonly Tier[]): Tier[] {
  const [only] = tiers;
  // As it is of most pieces: then there is nothing to add up or to sort.
  if (only && tiers.length === 1) return only.seconds > 0 ? [tierOf(only)] : [];
  const sums = new Map<number, number>();
  for (const { multiplierHundredths, seconds } of tiers)
    sums.set(multiplierHundredths, (sums.get(multiplierHundredths) ?? 0) + seconds);
  return [...sums]
    .filter(([, seconds]) => seconds > 0)
    .sort(([a], [b]) => a - b)
    .map(([multiplierHundredths, seconds]) => ({ multiplierHundredths, seconds }));
}

const tierOf = ({ multiplierHundredths, seconds }: Tier): Tier => ({ multiplierHundredths, seconds });

/** How much of some work is worth how much, all together. */
export const totalTiers = (tiered: readonly { readonly tiers: readonly Tier[] }[]): Tier[] =>
  tiersOf(tiered.flatMap(({ tiers }) => tiers));
