import { addDays, type Day, type DayRange, dayOf, secondOf } from '../../../kernel/calendar/calendar';
import { assertSeen } from '../../../kernel/http/seen-version';
import type { Span } from '../time-entries';
import { timesheetIncomplete, timesheetState, versionNeeded } from './timesheets.problems';

export const TIMESHEET_STATES = ['open', 'submitted', 'approved', 'rejected'] as const;
export type TimesheetState = (typeof TIMESHEET_STATES)[number];
export type TimesheetAction = 'submit' | 'approve' | 'reject' | 'cancel';

/** The state machine of a timesheet: the states that allow an action, and the state it leads to. */
export const TIMESHEET_ACTIONS: Readonly<
  Record<TimesheetAction, { from: readonly TimesheetState[]; to: TimesheetState }>
> = {
  submit: { from: ['open', 'rejected'], to: 'submitted' },
  approve: { from: ['open', 'submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  cancel: { from: ['submitted', 'approved'], to: 'open' },
};

/** The state of a locked timesheet. */
export interface TimesheetFacts {
  readonly state: TimesheetState;
  readonly version: number;
  /** The member's open entry that started before the period ends. */
  readonly openEntryId: string | null;
}

/** Why an action is not possible. */
export type Obstacle = 'state' | 'open-entry' | 'changed';

/** What prevents an action, if anything. @param seen the version the caller last read */
export function obstacleTo(
  act: TimesheetAction,
  timesheet: TimesheetFacts,
  seen?: number,
): Obstacle | undefined {
  if (seen !== undefined && seen !== timesheet.version) return 'changed';
  if (!TIMESHEET_ACTIONS[act].from.includes(timesheet.state)) return 'state';
  const isFinal = act === 'submit' || act === 'approve';
  return isFinal && timesheet.openEntryId !== null ? 'open-entry' : undefined;
}

/** @throws versionNeeded for an approval without a version; versionClash, timesheetState or timesheetIncomplete */
export function assertMay(act: TimesheetAction, timesheet: TimesheetFacts, seen?: number): void {
  if (act === 'approve' && seen === undefined) throw versionNeeded();
  assertSeen(timesheet.version, seen);
  const obstacle = obstacleTo(act, timesheet);
  if (obstacle === 'state') throw timesheetState(`It is ${timesheet.state}.`, { state: timesheet.state });
  if (obstacle === 'open-entry')
    throw timesheetIncomplete(`Entry ${timesheet.openEntryId} is still open.`, {
      entry: { id: timesheet.openEntryId },
    });
}

/** The days on which a span can have worked time. An open entry touches only its first day. */
export function daysTouched({ inAt, outAt }: Span, zone: string): DayRange {
  const startsOn = dayOf(inAt, zone);
  // A clock-out exactly at midnight has no time on the new day.
  const endsOn = outAt ? dayOf(new Date(outAt.getTime() - 1), zone) : startsOn;
  return { startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn };
}

/**
 * Removes from a period the days that other timesheets of the member already cover. After a change of the pay schedule,
 * the new period starts where the old ones end.
 * @param day the day that needs a period; not covered by `taken`
 */
export function clipped(period: DayRange, day: Day, taken: readonly DayRange[]): DayRange {
  const before = taken.filter(({ endsOn }) => endsOn < day).map(({ endsOn }) => addDays(endsOn, 1));
  const after = taken.filter(({ startsOn }) => startsOn > day).map(({ startsOn }) => addDays(startsOn, -1));
  return {
    startsOn: [period.startsOn, ...before].reduce((a, b) => (a > b ? a : b)),
    endsOn: [period.endsOn, ...after].reduce((a, b) => (a < b ? a : b)),
  };
}

/** Whether every day of a range lies in one of the periods. The periods do not overlap. */
export function isCovered(range: DayRange, periods: readonly DayRange[]): boolean {
  let day = range.startsOn;
  while (day <= range.endsOn) {
    const on = day;
    const period = periods.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
    if (!period) return false;
    day = addDays(period.endsOn, 1);
  }
  return true;
}

/** Seconds of closed spans that lie between two instants. */
export function workedWithin(spans: readonly Span[], from: Date, until: Date): number {
  const [first, last] = [secondOf(from), secondOf(until)];
  return spans.reduce((sum, { inAt, outAt }) => {
    if (!outAt) return sum;
    return sum + Math.max(0, Math.min(secondOf(outAt), last) - Math.max(secondOf(inAt), first));
  }, 0);
}

/** When and by whom a timesheet was submitted. */
export interface Story {
  readonly submittedAt: string | null;
  readonly submittedBy: { readonly id: string } | null;
  readonly submitNote: string | null;
}

/** The fields of a timesheet after an action. Cancelling clears the submission and the decision. */
export function storyAfter(
  act: TimesheetAction,
  { submittedAt, submittedBy, submitNote }: Story,
  { memberId, note, now }: { memberId: string; note: string | null; now: Date },
) {
  const state = TIMESHEET_ACTIONS[act].to;
  const undecided = { decidedAt: null, decidedById: null, decisionNote: null };
  const submitted = {
    submittedAt: submittedAt === null ? null : new Date(submittedAt),
    submittedById: submittedBy?.id ?? null,
    submitNote,
  };
  if (act === 'cancel')
    return { state, submittedAt: null, submittedById: null, submitNote: null, ...undecided };
  if (act === 'submit')
    return { state, submittedAt: now, submittedById: memberId, submitNote: note, ...undecided };
  return { state, ...submitted, decidedAt: now, decidedById: memberId, decisionNote: note };
}
