import { addDays, type Day } from '../../../kernel/calendar/calendar';
import type { Policy } from './policy.contract';

/** The rules of one type as they act now. */
export interface ActingPolicy extends Policy {
  /** The first day on which these rules act. */
  readonly startsOn: Day;
  /** The first day of a week, from which weeks and fortnights are counted. */
  readonly anchoredOn: Day;
}

/** What accrual knows of a member. */
export interface Employed {
  /** Null where nobody has said it: what depends on it waits until somebody does. */
  readonly hiredOn: Day | null;
  /** When the seat began, which counts where no hire date is needed. */
  readonly joinedOn: Day;
  /** The last day of a seat that was taken away. */
  readonly leftOn: Day | null;
}

/** How far an account has come. */
export interface Progress {
  /** The last day that was dealt with; null: none yet. */
  readonly throughOn: Day | null;
  /** From which day on work counts in the running accrual year; null: it has not begun to count. */
  readonly countsFrom: Day | null;
  /** How much work since then was credited. */
  readonly countedSeconds: number;
  /** The hire date by which it came that far; null: nobody had said it. */
  readonly basedOn: Day | null;
}

/**
 * The first day to deal with, or undefined while that depends on a hire date that nobody has said.
 */
export function firstDayOf(policy: ActingPolicy, member: Employed, { throughOn }: Progress): Day | undefined {
  const needsHireDate = policy.yearStarts === 'hire_date' || policy.waitingDays > 0;
  if (needsHireDate && member.hiredOn === null) return undefined;
  const begins = later(policy.startsOn, employedFrom(member));
  return throughOn === null ? begins : later(addDays(throughOn, 1), begins);
}

/** The day from which somebody is employed, as far as it is known. */
export const employedFrom = ({ hiredOn, joinedOn }: Employed): Day => hiredOn ?? joinedOn;

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
