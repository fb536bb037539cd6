import { Injectable } from '@nestjs/common';
import { type Day, instantText, secondOf } from '../../../kernel/calendar/calendar';
import { Midnights } from '../../../kernel/calendar/midnights';
import { wallClock } from '../../../kernel/calendar/wall-clock';
import { Clock } from '../../../kernel/clock/clock';
import type { Span } from '../../rules';
import { groupedBy } from '../grouped.rules';
import { column, type Report, type Row, type Scope, UNAPPROVED_COLUMN, unapprovedOf } from '../report';
import { ClockedReader } from './clocked-reader';
import { coverageOf, type Presence, presencesByDay, secondsOf } from './coverage.rules';
import type { ClockedRow, LocationRow } from './location-reports.repository';
import { LOCATION_COLUMNS } from './location-summary.report';
import { homeOf } from './location-use.rules';

const SECOND_MS = 1000;

@Injectable()
export class LocationCoverageReport implements Report {
  readonly about: Report['about'] = {
    name: 'location-coverage',
    title: 'Location Coverage',
    description:
      'Whether somebody was on the clock at each location, day by day: when, how many, and the gaps in which nobody was. An entry is at the location where it began, or where it ended if none was recognised when it began; one without a location is nowhere. Times are as clocked, never rounded; whoever is on the clock is there until now. A gap lies between two stretches of a day, not before the first or after the last. A day on which nobody came has a row too, from the day a location was added until it was archived or until today.',
    permissions: ['reports:read'],
    reach: 'all',
    columns: [
      column('day', 'Day', 'day'),
      ...LOCATION_COLUMNS,
      column('members', 'Members', 'count'),
      column('mostAtOnce', 'Most at once', 'count'),
      column('firstAt', 'First there', 'instant'),
      column('lastAt', 'Last there', 'instant'),
      column('coveredSeconds', 'Covered', 'seconds'),
      column('gapSeconds', 'Gaps', 'seconds'),
      column('presentSeconds', 'Of all members', 'seconds'),
      column('coveredTimes', 'Covered from to', 'text'),
      column('gapTimes', 'Gaps from to', 'text'),
      UNAPPROVED_COLUMN,
    ],
  };

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

/** Whether somebody could have been there. */
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

/** How many timesheets of those who were there are not approved on that day. */
function unapprovedThere(scope: Scope, day: Day, here: readonly Presence[]): string {
  const members = [...new Set(here.map(({ memberId }) => memberId))];
  const timesheets = members.flatMap((id) => unapprovedOf(scope, id, { startsOn: day, endsOn: day }));
  return String(timesheets.length || '');
}

/** Nothing ends as its day begins: an end at midnight is the end of the day. */
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
