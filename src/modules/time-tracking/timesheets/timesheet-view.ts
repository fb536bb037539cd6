import { Midnights } from '../../../kernel/calendar/midnights';
import { named, type Span } from '../time-entries';
import type { StretchHours } from './timesheet-hours.repository';
import type { TimesheetDetail, TimesheetView } from './timesheets.contract';
import type { TimesheetRow } from './timesheets.repository';
import { workedWithin } from './timesheets.rules';

const MS = 1000;

/** Maps a timesheet and its hours to the API view. */
export const timesheetView = (row: TimesheetRow, hours: StretchHours): TimesheetView => ({
  id: row.id,
  member: { id: row.memberId, name: row.memberName },
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  state: row.state,
  ...hours,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  submittedBy: named(row.submittedById, row.submittedByName),
  submitNote: row.submitNote,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedBy: named(row.decidedById, row.decidedByName),
  decisionNote: row.decisionNote,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** The worked time of each day in a period. */
export function daysWorked(
  period: Pick<TimesheetRow, 'startsOn' | 'endsOn'>,
  zone: string,
  spans: readonly Span[],
): TimesheetDetail['days'] {
  const midnights = new Midnights(period, zone);
  const at = (place: number) => new Date(midnights.startAt(place) * MS);
  return midnights.days.map((on, place) => ({
    on,
    workedSeconds: workedWithin(spans, at(place), at(place + 1)),
  }));
}
