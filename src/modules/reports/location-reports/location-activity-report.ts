import { Injectable } from '@nestjs/common';
import { Midnights } from '../../../kernel/calendar/midnights';
import { wallClock } from '../../../kernel/calendar/wall-clock';
import {
  column,
  defineReport,
  MEMBER_COLUMNS,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedText,
} from '../framework';
import { ClockedReader } from './clocked-reader';
import { isoText, LOCATION_COLUMNS } from './location-columns';
import { type ClockEvent, eventsInOrder, isWithin } from './location-use.rules';

const SECOND_MS = 1000;

@Injectable()
export class LocationActivityReport implements Report {
  static readonly about = defineReport({
    name: 'location-activity',
    operationId: 'getLocationActivity',
    summary: 'List clock-ins and clock-outs with their locations',
    title: 'Location Activity',
    description:
      'Every clock-in and clock-out in the range, ordered by time, with the clock location that was recognised, if any. Flagged means that the person was warned because no location was recognised. Times are never rounded; a corrected time keeps the location where it was clocked. Hours entered by hand have no location and are not flagged. The source is where the entry was first created.',
    permissions: ['reports:read'],
    columns: [
      column('at', 'Timestamp', 'instant'),
      column('day', 'Day', 'day'),
      column('time', 'Time', 'text'),
      ...MEMBER_COLUMNS,
      ...LOCATION_COLUMNS,
      column('event', 'Event', 'text'),
      column('source', 'Source', 'text'),
      column('isFlagged', 'Flagged', 'flag'),
      column('entryId', 'Entry id', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = LocationActivityReport.about;

  constructor(private readonly clocked: ClockedReader) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const midnights = await Midnights.inSteps(scope.range, scope.zone, scope.run.pause);
    const names = new Map((await this.clocked.locations(scope)).map(({ id, name }) => [id, name]));
    const timeOf = wallClock(scope.zone);
    for await (const event of eventsInOrder(this.clocked.inOrder(scope))) {
      if (!isWithin(event.atMs, midnights)) continue;
      const day = midnights.dayOf(Math.floor(event.atMs / SECOND_MS)) ?? scope.range.endsOn;
      const reported = {
        day,
        time: timeOf(event.atMs),
        locationName: names.get(event.locationId ?? '') ?? null,
        unapprovedTimesheets: unapprovedText(scope, event.entry.memberId, { startsOn: day, endsOn: day }),
      };
      yield { cells: { ...cellsOf(event), ...reported } };
    }
  }
}

const cellsOf = ({ entry, kind, atMs, locationId, isFlagged }: ClockEvent): Row['cells'] => ({
  at: isoText(atMs),
  memberId: entry.memberId,
  memberName: entry.memberName,
  locationId,
  event: kind,
  source: entry.source,
  isFlagged,
  entryId: entry.id,
});
