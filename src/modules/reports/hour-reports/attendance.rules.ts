import type { Day } from '../../../kernel/calendar/calendar';
import { type Employed, isEmployed } from '../../pay-rates';

/** What one member's attendance is computed from. */
export interface DaysOfMember {
  readonly days: readonly Day[];
  readonly today: Day;
  readonly employed: Employed;
  /** Seconds expected on a day; 0 if none are. */
  readonly expectedOn: (day: Day) => number;
  readonly worked: ReadonlyMap<Day, number>;
  readonly timeOff: ReadonlyMap<Day, number>;
  readonly clockedOn: ReadonlyMap<Day, Clocked>;
  /** The open entry; undefined when not on the clock. */
  readonly open: OpenSince | undefined;
}

/** The first clock-in and the last clock-out of a day, in seconds since 1970. */
export interface Clocked {
  readonly firstIn: number | null;
  readonly lastOut: number | null;
}

export interface OpenSince {
  readonly day: Day;
  readonly second: number;
}

/**
 * `present`: work and time off cover the expected hours. `partial`: they cover a part. `absent`: no work or time off.
 * `time_off`: only time off, no hours missing. `unscheduled`: work on a day without expected hours. `day_off`: nothing
 * expected and nothing worked. `on_the_clock`: an open entry covers the day, so its hours are not known yet.
 * `not_over`: the day may still reach its expected hours.
 */
export type AttendanceStatus =
  | 'present'
  | 'partial'
  | 'absent'
  | 'time_off'
  | 'unscheduled'
  | 'day_off'
  | 'on_the_clock'
  | 'not_over';

export interface AttendanceDay extends Clocked {
  readonly day: Day;
  readonly expected: number;
  readonly worked: number;
  readonly timeOff: number;
  /** Expected seconds that are missing; null while not known. */
  readonly missing: number | null;
  readonly openSince: number | null;
  readonly status: AttendanceStatus;
}

/** The days of the member's employment, and other days with work, time off or clockings. */
export const attendanceOf = (member: DaysOfMember): AttendanceDay[] =>
  member.days
    .map((day) => reportDay(day, member))
    .filter((reported) => isEmployed(member.employed, reported.day) || hasHappened(reported));

const hasHappened = ({ worked, timeOff, firstIn, lastOut, openSince }: AttendanceDay): boolean =>
  worked + timeOff > 0 || firstIn !== null || lastOut !== null || openSince !== null;

const NEVER: Clocked = { firstIn: null, lastOut: null };

function reportDay(day: Day, member: DaysOfMember): AttendanceDay {
  const { firstIn, lastOut } = member.clockedOn.get(day) ?? NEVER;
  const openSince = member.open?.day === day ? member.open.second : null;
  return { day, ...reportHours(day, member), firstIn: firstIn ?? openSince, lastOut, openSince };
}

function reportHours(
  day: Day,
  member: DaysOfMember,
): Pick<AttendanceDay, 'expected' | 'worked' | 'timeOff' | 'missing' | 'status'> {
  const expected = isEmployed(member.employed, day) ? member.expectedOn(day) : 0;
  const hours = { expected, worked: member.worked.get(day) ?? 0, timeOff: member.timeOff.get(day) ?? 0 };
  if (isOpenOn(day, member)) return { ...hours, missing: null, status: 'on_the_clock' };
  const isOver = day < member.today;
  const missing = isOver ? Math.max(0, expected - hours.worked - hours.timeOff) : null;
  return { ...hours, missing, status: statusOf({ ...hours, isOver }) };
}

const isOpenOn = (day: Day, { open, today }: DaysOfMember): boolean =>
  open !== undefined && open.day <= day && day <= today;

interface Facts extends Pick<AttendanceDay, 'expected' | 'worked' | 'timeOff'> {
  readonly isOver: boolean;
}

function statusOf({ expected, worked, timeOff, isOver }: Facts): AttendanceStatus {
  const had = worked + timeOff;
  if (had < expected) return isOver ? shortOf(had) : 'not_over';
  if (worked === 0) return timeOff > 0 ? 'time_off' : 'day_off';
  return expected > 0 ? 'present' : 'unscheduled';
}

const shortOf = (had: number): AttendanceStatus => (had > 0 ? 'partial' : 'absent');

/** The clock-in and clock-out of an entry; null for an end outside the days that are read. */
export interface ClockedSpan {
  readonly in: { readonly day: Day; readonly second: number } | null;
  readonly out: { readonly day: Day; readonly second: number } | null;
}

/** Updates the first clock-in and last clock-out of the days of a span. Spans must come in order. */
export function noteClocked(days: Map<Day, Clocked>, span: ClockedSpan): void {
  if (span.in) {
    const { firstIn, lastOut } = days.get(span.in.day) ?? NEVER;
    days.set(span.in.day, { firstIn: firstIn ?? span.in.second, lastOut });
  }
  if (span.out) days.set(span.out.day, { ...(days.get(span.out.day) ?? NEVER), lastOut: span.out.second });
}

/** Adds up seconds by day. */
export function secondsByDay(
  parts: readonly { readonly day: Day; readonly seconds: number }[],
): Map<Day, number> {
  const days = new Map<Day, number>();
  for (const { day, seconds } of parts) days.set(day, (days.get(day) ?? 0) + seconds);
  return days;
}
