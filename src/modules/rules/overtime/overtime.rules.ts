import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import type { OvertimeKind, OvertimeRuleView } from './overtime.contract';

/** The multiplier of regular time, in hundredths. */
export const REGULAR = 100;
const WEEK_DAYS = 7;

/** Time worked on one day. Lists are in the order worked. */
export interface DayWork {
  readonly day: Day;
  readonly seconds: number;
  /** Whether the time counts towards overtime: false for exempt members and unpaid or overtime-ineligible jobs. */
  readonly isEligible: boolean;
}

/** Seconds at one multiplier. */
export interface Tier {
  readonly multiplierHundredths: number;
  readonly seconds: number;
}

/** A tier with the rule it reached; null for regular time. */
export interface Reached extends Tier {
  readonly rule: OvertimeRuleView | null;
}

/** Work split into tiers, whose seconds add up to the work's seconds. */
export interface Tiered<W extends DayWork> {
  readonly work: W;
  readonly tiers: readonly Tier[];
}

/**
 * Splits the work of one workweek into tiers. Each second gets the highest daily or seventh-day multiplier that it
 * reaches. Only seconds that stay regular count towards the weekly threshold, so no second earns two premiums.
 * @param week the workweek, seven days @param works the work of that week, in the order worked
 */
export const overtimeOf = <W extends DayWork>(
  week: DayRange,
  works: readonly W[],
  rules: readonly OvertimeRuleView[],
): Tiered<W>[] =>
  reachedOf(week, works, rules).map(({ work, reached }) => ({ work, tiers: tiersOf(reached) }));

/** As `overtimeOf`, with the rule that each part reached. Of rules with equal multipliers, the lower threshold wins. */
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
    // Only the first part of a day can be regular.
    const reached = ofDay.flatMap((part) => (part.rule ? [part] : cut(regularSoFar, part.seconds, weekly)));
    regularSoFar += regularOf(ofDay);
    return { work, reached };
  });
}

const regularOf = (parts: readonly Reached[]): number =>
  parts.reduce((sum, { rule, seconds }) => sum + (rule ? 0 : seconds), 0);

const counts = ({ isEligible, seconds }: DayWork): boolean => isEligible && seconds > 0;

/** The rule that applies from a second on. */
interface Step {
  readonly from: number;
  readonly rule: OvertimeRuleView;
}

/** Steps in ascending order. Each one has the highest multiplier reached so far. */
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

/** A part under a rule; regular when the rule is null. */
const partOf = (rule: OvertimeRuleView | null, seconds: number): Reached => ({
  multiplierHundredths: rule?.multiplierHundredths ?? REGULAR,
  rule,
  seconds,
});

/**
 * Splits `seconds` at the thresholds they pass, given that `from` seconds came before. A plain loop for speed: reports
 * process tens of thousands of entries, and most stay below every threshold.
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

/** One tier per multiplier, in ascending order. */
function tiersOf(tiers: readonly Tier[]): Tier[] {
  const [only] = tiers;
  // Fast path: most entries have a single tier.
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

/** The tiers of all work, summed by multiplier. */
export const totalTiers = (tiered: readonly { readonly tiers: readonly Tier[] }[]): Tier[] =>
  tiersOf(tiered.flatMap(({ tiers }) => tiers));
