import { addDays, type Day, daysFrom } from '../../../kernel/calendar/calendar';
import type { Accrual, Limits, LimitsInput, Policy } from '../accrual/policy.contract';
import { timeOffStartOutOfRange } from '../time-off.problems';
import type { TimeOffTypeChange } from './time-off-types.contract';

const START_DAYS_MAX = 731;

/** What people can change of a type. */
export interface TypeFacts extends Policy {
  readonly name: string;
  readonly code: string | null;
  readonly isPaid: boolean;
  readonly paysOutOnTermination: boolean;
  readonly startsOn: Day;
}

/** @throws timeOffStartOutOfRange more than two years from today */
export function assertStart(startsOn: Day, today: Day): void {
  if (Math.abs(daysFrom(today, startsOn)) > START_DAYS_MAX) throw timeOffStartOutOfRange();
}

/** Whether hours would come or lapse otherwise under other rules; how much may be taken is no part of that. */
export function accruesOtherwise(before: Policy, after: Policy): boolean {
  return textOf(before) !== textOf(after);
}

/** Whether work must be counted anew: it is counted for one kind of rule, within one kind of year. */
export const countsOtherwise = (before: Policy, after: Policy): boolean =>
  before.accrual.kind !== after.accrual.kind || before.yearStarts !== after.yearStarts;

/** Changed rules act from the day after on: days that have begun are dealt with. */
export const startAfterChange = (startsOn: Day, today: Day): Day =>
  startsOn > today ? startsOn : addDays(today, 1);

/** Where nothing accrues there is nothing to stay above, unless somebody says so. */
export function limitsOf({ lowestBalanceSeconds, ...limits }: LimitsInput, { kind }: Accrual): Limits {
  const lowest = kind === 'none' ? null : 0;
  return {
    ...limits,
    lowestBalanceSeconds: lowestBalanceSeconds === undefined ? lowest : lowestBalanceSeconds,
  };
}

/** The database keeps the keys of an object in an order of its own. */
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

/** A type with what somebody wants changed. */
export function changedType(type: TypeFacts, { limits, ...change }: TimeOffTypeChange): TypeFacts {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const accrual = change.accrual ?? type.accrual;
  return { ...type, ...given, limits: limits ? limitsOf(limits, accrual) : type.limits };
}
