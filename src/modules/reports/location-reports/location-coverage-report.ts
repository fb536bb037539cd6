import { Injectable } from '@nestjs/common';
import { type Day, instantText, secondOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import { wallClock } from '../../../kernel/calendar/wall-clock';
import { Clock } from '../../../kernel/clock/clock';
import type { Span } from '../../rules';
import {
  column,
  defineReport,
  groupedBy,
  type Report,
  type Row,
  type Scope,
  UNAPPROVED_COLUMN,
  unapprovedOf,
} from '../framework';
import { ClockedReader } from './clocked-reader';
import { coverageOf, type Presence, presencesByDay, secondsOf } from './coverage.rules';
import { LOCATION_COLUMNS, OF_LOCATIONS } from './location-columns';
import type { ClockedRow } from './location-entries.repository';
import type { LocationRow } from './location-reports.repository';
import { homeOf } from './location-use.rules';

const SECOND_MS = 1000;

@Injectable()
export class LocationCoverageReport implements Report {
  static readonly about = defineReport({
    name: 'location-coverage',
    operationId: 'getLocationCoverage',
    summary: 'Get the coverage of each location by day',
    title: 'Location Coverage',
    description:
      'Coverage of each location by day: when at least one member was on the clock there, how many members, and the gaps in between. An entry counts at the location where it began, or where it ended if no location was recognised at its start; an entry without a location does not count. Times are as clocked, never rounded; an open entry counts until now. The time before the first and after the last presence of a day is not a gap. A day without presence also has a row, from the day the location was added until it was archived or until today.',
    permissions: ['reports:read'],
    ...OF_LOCATIONS,
    columns: [
      column('day', 'Day', 'day'),
      ...LOCATION_COLUMNS,
      column('members', 'Members', 'count'),
      column('mostAtOnce', 'Most at once', 'count'),
      column('firstAt', 'First presence', 'instant'),
      column('lastAt', 'Last presence', 'instant'),
      column('coveredSeconds', 'Covered', 'seconds'),
      column('gapSeconds', 'Gaps', 'seconds'),
      column('presentSeconds', 'Total of all members', 'seconds'),
      column('coveredTimes', 'Covered times', 'text'),
      column('gapTimes', 'Gap times', 'text'),
      UNAPPROVED_COLUMN,
    ],
  });
  readonly about = LocationCoverageReport.about;

  constructor(
    private readonly clocked: ClockedReader,
    private readonly clock: Clock,
  ) {}

  async *rows(scope: Scope): AsyncGenerator<Row> {
    const midnights = await Midnights.inSteps(scope.range, scope.zone, scope.run.pause);
    const now = secondOf(this.clock.now());
    const locations = await this.clocked.locations(scope);
    const reported = { scope, timeOf: wallClock(scope.zone) };
    for await (const { day, presences } of presencesByDay(this.presences(scope, now), midnights, now)) {
      const there = groupedBy(presences, ({ locationId }) => locationId);
      for (const location of locations) {
        const here = there.get(location.id) ?? [];
        if (here.length > 0 || isInUse(location, day)) yield rowOf({ location, day, here }, reported);
      }
    }
  }

  private async *presences(scope: Scope, now: number): AsyncGenerator<Presence> {
    for await (const row of this.clocked.inOrder(scope)) {
      const locationId = homeOf(row);
      if (locationId !== null) yield { memberId: row.memberId, locationId, ...spanOf(row, now) };
    }
  }
}

const spanOf = ({ inMs, outMs, removedMs }: ClockedRow, now: number): Span => ({
  begins: Math.floor(inMs / SECOND_MS),
  ends: Math.floor((outMs ?? removedMs ?? now * SECOND_MS) / SECOND_MS),
});

/** Whether the location was in use on that day. */
const isInUse = ({ addedOn, archivedOn }: LocationRow, day: Day): boolean =>
  day >= addedOn && (archivedOn === null || day < archivedOn);

interface DayThere {
  readonly location: LocationRow;
  readonly day: Day;
  readonly here: readonly Presence[];
}

interface Facts {
  readonly scope: Scope;
  timeOf(ms: number): string;
}

function rowOf({ location, day, here }: DayThere, { scope, timeOf }: Facts): Row {
  const { stretches, gaps, ...counts } = coverageOf(here);
  const subject = { day, locationId: location.id, locationName: location.name };
  const times = {
    firstAt: textAt(stretches.at(0)?.begins),
    lastAt: textAt(stretches.at(-1)?.ends),
    gapSeconds: secondsOf(gaps),
    coveredTimes: textOf(stretches, timeOf),
    gapTimes: textOf(gaps, timeOf),
  };
  const cells = { ...subject, ...counts, ...times, unapprovedTimesheets: unapprovedThere(scope, day, here) };
  return { cells, detail: { stretches: stretches.map(viewOf), gaps: gaps.map(viewOf) } };
}

/** The number of unapproved timesheets on that day of the members who were present; empty for 0. */
function unapprovedThere(scope: Scope, day: Day, here: readonly Presence[]): string {
  const members = [...new Set(here.map(({ memberId }) => memberId))];
  const timesheets = members.flatMap((id) => unapprovedOf(scope, id, { startsOn: day, endsOn: day }));
  return String(timesheets.length || '');
}

/** No span ends when its day begins, so an end at midnight is the end of the day. */
const textOf = (spans: readonly Span[], timeOf: Facts['timeOf']): string =>
  spans
    .map(({ begins, ends }) => [timeOf(begins * SECOND_MS), timeOf(ends * SECOND_MS)] as const)
    .map(([from, to]) => `${from} to ${to.replace(/^00:00:00.*/, '24:00:00')}`)
    .join('; ');

const textAt = (second: number | undefined): string | null =>
  second === undefined ? null : instantText(second);

const viewOf = ({ begins, ends }: Span) => ({
  startsAt: textAt(begins),
  endsAt: textAt(ends),
  seconds: ends - begins,
});
