import { addDays, type Day } from '../../../kernel/calendar/calendar';
import type { Policy } from './policy.contract';

/** The current rules of one type. */
export interface ActingPolicy extends Policy {
  /** The first day on which these rules apply. */
  readonly startsOn: Day;
  /** The first day of a week, from which weekly and biweekly periods are counted. */
  readonly anchoredOn: Day;
}

/** The member data that accrual depends on. */
export interface Employed {
  /** Null when not set. Rules that depend on it accrue nothing until it is set. */
  readonly hiredOn: Day | null;
  /** The start of the membership, used when no hire date is required. */
  readonly joinedOn: Day;
  /** The last day of a membership that ended. */
  readonly leftOn: Day | null;
}

/** How far an account has been processed. */
export interface Progress {
  /** The last processed day; null if none. */
  readonly throughOn: Day | null;
  /** The day from which work counts in the current accrual year; null before counting starts. */
  readonly countsFrom: Day | null;
  /** The work since `countsFrom` that has been credited. */
  readonly countedSeconds: number;
  /** The hire date used so far; null if it was not set. */
  readonly basedOn: Day | null;
}

/** The first day to process; undefined when the rules need a hire date that is not set. */
export function firstDayOf(policy: ActingPolicy, member: Employed, { throughOn }: Progress): Day | undefined {
  const needsHireDate = policy.yearStarts === 'hire_date' || policy.waitingDays > 0;
  if (needsHireDate && member.hiredOn === null) return undefined;
  const begins = later(policy.startsOn, employedFrom(member));
  return throughOn === null ? begins : later(addDays(throughOn, 1), begins);
}

/** The hire date if set, else the day the member joined. */
export const employedFrom = ({ hiredOn, joinedOn }: Employed): Day => hiredOn ?? joinedOn;

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
