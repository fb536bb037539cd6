import { addDays, type Day, daysFrom } from '../../../kernel/calendar/calendar';
import type { Accrual, Limits, LimitsInput, Policy } from '../accrual';
import type { TimeOffTypeChange } from './time-off-types.contract';
import { timeOffStartOutOfRange } from './time-off-types.problems';

const START_DAYS_MAX = 731;

/** The editable fields of a type. */
export interface TypeFacts extends Policy {
  readonly name: string;
  readonly code: string | null;
  readonly isPaid: boolean;
  readonly paysOutOnTermination: boolean;
  readonly startsOn: Day;
}

/** @throws timeOffStartOutOfRange for a day more than two years from today */
export function assertStart(startsOn: Day, today: Day): void {
  if (Math.abs(daysFrom(today, startsOn)) > START_DAYS_MAX) throw timeOffStartOutOfRange();
}

/** Whether accrual or carry-over differs between two sets of rules. Limits on use are ignored. */
export function hasAccrualChanged(before: Policy, after: Policy): boolean {
  return textOf(before) !== textOf(after);
}

/** Whether the counting of work must restart: it depends on the accrual kind and on the start of the year. */
export const mustRestartCounting = (before: Policy, after: Policy): boolean =>
  before.accrual.kind !== after.accrual.kind || before.yearStarts !== after.yearStarts;

/** Changed rules apply from tomorrow, because today has already been processed. */
export const startAfterChange = (startsOn: Day, today: Day): Day =>
  startsOn > today ? startsOn : addDays(today, 1);

/** The lowest balance defaults to 0, or to no limit when nothing accrues. */
export function limitsOf({ lowestBalanceSeconds, ...limits }: LimitsInput, { kind }: Accrual): Limits {
  const lowest = kind === 'none' ? null : 0;
  return {
    ...limits,
    lowestBalanceSeconds: lowestBalanceSeconds === undefined ? lowest : lowestBalanceSeconds,
  };
}

/** The order of keys for comparison; jsonb does not preserve it. */
const KEYS = ['kind', 'period', 'seconds', 'workedSeconds', 'milestones', 'afterYears'];

const textOf = ({ accrual, yearStarts, waitingDays, limits }: Policy): string =>
  [
    JSON.stringify(accrual, KEYS),
    yearStarts,
    waitingDays,
    limits.maxBalanceSeconds,
    limits.maxCarryOverSeconds,
    limits.maxAccrualSecondsAYear,
  ].join();

/** Applies a change to a type. */
export function changedType(type: TypeFacts, { limits, ...change }: TimeOffTypeChange): TypeFacts {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const accrual = change.accrual ?? type.accrual;
  return { ...type, ...given, limits: limits ? limitsOf(limits, accrual) : type.limits };
}
