import { addDays, type Day, type DayRange, dayOf, secondOf } from '../../../kernel/calendar/calendar';
import { assertSeen } from '../../../kernel/http/seen-version';
import type { Span } from '../entries/time-entries.rules';
import { timesheetIncomplete, timesheetState, versionNeeded } from './timesheets.problems';

export const TIMESHEET_STATES = ['open', 'submitted', 'approved', 'rejected'] as const;
export type TimesheetState = (typeof TIMESHEET_STATES)[number];
export type TimesheetAction = 'submit' | 'approve' | 'reject' | 'cancel';

/** The state machine of a timesheet: from which states an act leads where. */
export const TIMESHEET_ACTIONS: Readonly<
  Record<TimesheetAction, { from: readonly TimesheetState[]; to: TimesheetState }>
> = {
  submit: { from: ['open', 'rejected'], to: 'submitted' },
  approve: { from: ['open', 'submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  cancel: { from: ['submitted', 'approved'], to: 'open' },
};

/** A timesheet as it stands under its lock. */
export interface TimesheetFacts {
  readonly state: TimesheetState;
  readonly version: number;
  /** The member's entry without an end that began before the period is over. */
  readonly openEntryId: string | null;
}

/** Why an act is not possible. */
export type Obstacle = 'state' | 'open-entry' | 'changed';

/** What stands between a timesheet and an act. @param seen the version the actor looked at */
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

/** @throws versionNeeded for an approval of unseen hours; versionClash, timesheetState or timesheetIncomplete */
export function assertMay(act: TimesheetAction, timesheet: TimesheetFacts, seen?: number): void {
  if (act === 'approve' && seen === undefined) throw versionNeeded();
  assertSeen(timesheet.version, seen);
  const obstacle = obstacleTo(act, timesheet);
  if (obstacle === 'state') throw timesheetState(`It is ${timesheet.state}.`, { state: timesheet.state });
  if (obstacle === 'open-entry')
    throw timesheetIncomplete(`The entry ${timesheet.openEntryId} has no end yet.`, {
      entry: { id: timesheet.openEntryId },
    });
}

/** The days that a span touches: those on which time may count. An open entry touches the day it began. */
export function daysTouched({ inAt, outAt }: Span, zone: string): DayRange {
  const startsOn = dayOf(inAt, zone);
  // Out at the stroke of midnight has worked nothing of the new day.
  const endsOn = outAt ? dayOf(new Date(outAt.getTime() - 1), zone) : startsOn;
  return { startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn };
}

/**
 * A period without the days that a member's other timesheets hold already: a change of the pay schedule begins where
 * those end, and no day is ever in two.
 * @param day that the period is for, in none of `taken`
 */
export function clipped(period: DayRange, day: Day, taken: readonly DayRange[]): DayRange {
  const before = taken.filter(({ endsOn }) => endsOn < day).map(({ endsOn }) => addDays(endsOn, 1));
  const after = taken.filter(({ startsOn }) => startsOn > day).map(({ startsOn }) => addDays(startsOn, -1));
  return {
    startsOn: [period.startsOn, ...before].reduce((a, b) => (a > b ? a : b)),
    endsOn: [period.endsOn, ...after].reduce((a, b) => (a < b ? a : b)),
  };
}

/** The worked seconds of ended spans between two moments; what lies outside is left out. */
export function workedWithin(spans: readonly Span[], from: Date, until: Date): number {
  const [first, last] = [secondOf(from), secondOf(until)];
  return spans.reduce((sum, { inAt, outAt }) => {
    if (!outAt) return sum;
    return sum + Math.max(0, Math.min(secondOf(outAt), last) - Math.max(secondOf(inAt), first));
  }, 0);
}

/** Who submitted or decided, and when; what a timesheet remembers of its way. */
export interface Story {
  readonly submittedAt: string | null;
  readonly submittedBy: { readonly id: string } | null;
  readonly submitNote: string | null;
}

/** What a timesheet remembers after an act. A cancelled submission or approval leaves it as it began. */
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
