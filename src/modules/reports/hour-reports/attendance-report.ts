import { Injectable } from '@nestjs/common';
import { dayOf, daysOf, endOf, instantText, weekdayOf } from '../../../kernel/calendar/calendar';
import { expectedOn, roundedOf } from '../../rules';
import {
  byMember,
  column,
  defineReport,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedText,
} from '../framework';
import { type AttendanceDay, attendanceOf, type OpenSince, secondsByDay } from './attendance.rules';
import { type DayOffRow, HourReportsRepository, type OpenRow } from './hour-reports.repository';
import type { HoursContext } from './hours-context';
import { HoursReader, isGone, type MemberHours } from './hours-reader';

const SECOND_MS = 1000;

/** Data about some members, other than their hours. */
interface OtherData {
  readonly daysOff: ReadonlyMap<string, DayOffRow[]>;
  readonly open: ReadonlyMap<string, OpenRow>;
}

@Injectable()
export class AttendanceReport implements Report {
  static readonly about = defineReport({
    name: 'attendance',
    operationId: 'getAttendance',
    summary: 'Get attendance by member and day',
    title: 'Attendance',
    description:
      'One row per member and day: hours expected by the work schedule (the member’s own, if there is one), hours worked, time off, and missing hours. A schedule sets hours and not times of day, so no one is reported as late. Missing hours are shown once the day is over and the member is not on the clock. A member who has a schedule but does not clock in, for example on a salary, is shown as absent. Days before the hire date (without one, before the member joined) and after a removal are omitted, unless they have hours, time off or clockings.',
    permissions: ['reports:read'],
    columns: [
      ...MEMBER_COLUMNS,
      column('day', 'Day', 'day'),
      column('expectedSeconds', 'Expected', 'seconds'),
      column('workedSeconds', 'Worked', 'seconds'),
      column('timeOffSeconds', 'Time off', 'seconds'),
      column('missingSeconds', 'Missing', 'seconds'),
      column('firstInAt', 'First in', 'instant'),
      column('lastOutAt', 'Last out', 'instant'),
      column('openSince', 'On the clock since', 'instant'),
      column('status', 'Status', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = AttendanceReport.about;

  constructor(
    private readonly hours: HoursReader,
    private readonly repository: HourReportsRepository,
  ) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const context = await this.hours.contextOf(scope);
    for await (const { members, hours } of this.hours.groups(context)) {
      const ids = members.map(({ id }) => id);
      const otherData = await this.otherData(ids, scope);
      for await (const one of hours) if (!isGone(one, context)) yield* rowsOf(one, otherData, context);
    }
  }

  private async otherData(ids: readonly string[], scope: Scope): Promise<OtherData> {
    const { workspaceId, range, zone, run } = scope;
    const daysOff = await run.read(() => this.repository.listDaysOff(workspaceId, ids, range));
    const open = await run.read(() =>
      this.repository.listOpenEntries(workspaceId, ids, endOf(range.endsOn, zone)),
    );
    return {
      daysOff: byMember(daysOff),
      open: new Map(open.map((row) => [row.memberId, row])),
    };
  }
}

function rowsOf(hours: MemberHours, { daysOff, open }: OtherData, context: HoursContext): Row[] {
  const { member, works, clockedOn } = hours;
  const { scope, schedule, ownDays } = context;
  const ofMember = { ...schedule, expectedSeconds: ownDays.get(member.id) ?? schedule.expectedSeconds };
  const days = attendanceOf({
    days: daysOf(scope.range),
    today: scope.today,
    employed: { from: member.hiredOn ?? member.joinedOn, until: member.removedOn },
    expectedOn: (day) => expectedOn(ofMember, weekdayOf(day)),
    worked: secondsByDay(works),
    timeOff: secondsByDay(daysOff.get(member.id) ?? []),
    clockedOn,
    open: openOf(open.get(member.id), context),
  });
  return days.map((one) => ({ cells: cellsOf(member, one, scope) }));
}

function openOf(row: OpenRow | undefined, { midnights, step, scope }: HoursContext): OpenSince | undefined {
  if (!row) return undefined;
  const day = dayOf(new Date(row.begins * SECOND_MS), scope.zone);
  return { day, second: row.begins < midnights.begins ? row.begins : roundedOf(row.begins, step, midnights) };
}

const cellsOf = (member: MemberHours['member'], one: AttendanceDay, scope: Scope): Row['cells'] => ({
  memberId: member.id,
  memberName: member.name,
  day: one.day,
  expectedSeconds: one.expected,
  workedSeconds: one.worked,
  timeOffSeconds: one.timeOff,
  missingSeconds: one.missing,
  firstInAt: textOf(one.firstIn),
  lastOutAt: textOf(one.lastOut),
  openSince: textOf(one.openSince),
  status: one.status,
  unapprovedTimesheets: unapprovedText(scope, member.id, { startsOn: one.day, endsOn: one.day }),
});

const textOf = (second: number | null): string | null => (second === null ? null : instantText(second));
