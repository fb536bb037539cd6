import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import { changedFrom, toPage } from '../../../kernel/http/paging.contract';
import { boundFrom, pairKeyOf, pairPlaceOf } from '../../../kernel/http/pair-cursor';
import { entryScope } from '../time-entries';
import { type Stretch, TimesheetHoursRepository } from './timesheet-hours.repository';
import { daysWorked, timesheetView } from './timesheet-view';
import type { TimesheetDetail, TimesheetPage, TimesheetsQuery, TimesheetView } from './timesheets.contract';
import { timesheetNotFound } from './timesheets.problems';
import {
  type ListedTimesheet,
  type TimesheetFilter,
  type TimesheetRow,
  TimesheetsRepository,
} from './timesheets.repository';

/** Reads timesheets: all with reach `all`, else only the caller's own. */
@Injectable()
export class TimesheetsService {
  constructor(
    private readonly timesheets: TimesheetsRepository,
    private readonly hours: TimesheetHoursRepository,
  ) {}

  /** Latest period first, or in order of change with `updatedSince`. */
  async list(caller: Principal, query: TimesheetsQuery): Promise<TimesheetPage> {
    const rows = await this.rows(caller.workspaceId, filterOf(caller, query), query);
    const { data, ...page } = toPage(rows, query.limit, pairKeyOf, (row) => row);
    return { ...page, data: await this.views(caller, data) };
  }

  private rows(
    workspaceId: string,
    filter: TimesheetFilter,
    query: TimesheetsQuery,
  ): Promise<ListedTimesheet[]> {
    const limit = query.limit + 1;
    if (filter.changedFrom) {
      const place = pairPlaceOf(query.cursor, 'moment');
      const changedFrom = boundFrom(filter.changedFrom, place, 'up');
      return this.timesheets.listChanges(workspaceId, { ...filter, changedFrom }, place, limit);
    }
    const place = pairPlaceOf(query.cursor, 'day');
    // Drop the bound once the cursor has passed it, so that the index scan starts at the cursor.
    const to = place && filter.to && place.key <= filter.to ? null : filter.to;
    return this.timesheets.list(workspaceId, { ...filter, to }, place, limit);
  }

  /** @throws timesheetNotFound also for timesheets outside the caller's scope */
  async get(caller: Principal, timesheetId: string): Promise<TimesheetDetail> {
    const [row] = await this.timesheets.findAll(caller.workspaceId, [timesheetId], entryScope(caller));
    if (!row) throw timesheetNotFound();
    const zone = caller.workspace.timeZone;
    const spans = await this.hours.spansOf(caller.workspaceId, stretchOf(row, zone));
    const [view] = await this.views(caller, [row]);
    if (!view) throw timesheetNotFound();
    return { ...view, days: daysWorked(row, zone, spans) };
  }

  /** Adds hours to rows, keeping their order. */
  async views(
    { workspaceId, workspace }: Principal,
    rows: readonly TimesheetRow[],
  ): Promise<TimesheetView[]> {
    const stretches = rows.map((row) => stretchOf(row, workspace.timeZone));
    const hours = await this.hours.sumHours(workspaceId, stretches);
    return rows.flatMap((row, at) => {
      const worked = hours[at];
      return worked ? [timesheetView(row, worked)] : [];
    });
  }
}

const stretchOf = ({ memberId, startsOn, endsOn }: TimesheetRow, zone: string): Stretch => ({
  memberId,
  from: startOf(startsOn, zone),
  until: endOf(endsOn, zone),
});

const filterOf = (caller: Principal, query: TimesheetsQuery): TimesheetFilter => ({
  onlyMemberId: entryScope(caller),
  memberId: query.memberId ?? null,
  state: query.state ?? null,
  from: query.from ?? null,
  to: query.to ?? null,
  changedFrom: changedFrom(query),
});
