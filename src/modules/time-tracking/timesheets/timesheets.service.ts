import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import { changedFrom, toPage } from '../../../kernel/http/paging.contract';
import { boundFrom, pairKeyOf, pairPlaceOf } from '../../../kernel/http/pair-cursor';
import { entryScope } from '../entries/time-entries.rules';
import { SheetHoursRepository, type Stretch } from './sheet-hours.repository';
import { daysWorked, sheetView } from './timesheet.view';
import type { TimesheetDetail, TimesheetPage, TimesheetsQuery, TimesheetView } from './timesheets.contract';
import { timesheetNotFound } from './timesheets.problems';
import { type SheetFilter, type TimesheetRow, TimesheetsRepository } from './timesheets.repository';

/** Reads of timesheets: everybody's for who reaches all, else the caller's own. */
@Injectable()
export class TimesheetsService {
  constructor(
    private readonly sheets: TimesheetsRepository,
    private readonly hours: SheetHoursRepository,
  ) {}

  /** The latest period first; with `updatedSince` in the order of the changes. */
  async list(who: Principal, query: TimesheetsQuery): Promise<TimesheetPage> {
    const rows = await this.rows(who.workspaceId, filterOf(who, query), query);
    const { data, ...page } = toPage(rows, query.limit, pairKeyOf, (row) => row);
    return { ...page, data: await this.views(who, data) };
  }

  private rows(workspaceId: string, filter: SheetFilter, query: TimesheetsQuery): Promise<TimesheetRow[]> {
    const limit = query.limit + 1;
    if (filter.changedFrom) {
      const place = pairPlaceOf(query.cursor, 'moment');
      const changedFrom = boundFrom(filter.changedFrom, place, 'up');
      return this.sheets.listChanges(workspaceId, { ...filter, changedFrom }, place, limit);
    }
    const place = pairPlaceOf(query.cursor, 'day');
    // As with moments: a bound that the place is beyond would only keep the database from beginning there.
    const to = place && filter.to && place.key <= filter.to ? null : filter.to;
    return this.sheets.list(workspaceId, { ...filter, to }, place, limit);
  }

  /** @throws timesheetNotFound also for one that the caller's reach does not cover */
  async get(who: Principal, sheetId: string): Promise<TimesheetDetail> {
    const [row] = await this.sheets.findAll(who.workspaceId, [sheetId], entryScope(who));
    if (!row) throw timesheetNotFound();
    const zone = who.workspace.timeZone;
    const spans = await this.hours.spansOf(who.workspaceId, stretchOf(row, zone));
    const [view] = await this.views(who, [row]);
    if (!view) throw timesheetNotFound();
    return { ...view, days: daysWorked(row, zone, spans) };
  }

  /** Rows with the hours of their periods, in their order. */
  async views(
    { workspaceId, workspace }: Principal,
    rows: readonly TimesheetRow[],
  ): Promise<TimesheetView[]> {
    const stretches = rows.map((row) => stretchOf(row, workspace.timeZone));
    const hours = await this.hours.of(workspaceId, stretches);
    return rows.flatMap((row, at) => {
      const worked = hours[at];
      return worked ? [sheetView(row, worked)] : [];
    });
  }
}

const stretchOf = ({ memberId, startsOn, endsOn }: TimesheetRow, zone: string): Stretch => ({
  memberId,
  from: startOf(startsOn, zone),
  until: endOf(endsOn, zone),
});

const filterOf = (who: Principal, query: TimesheetsQuery): SheetFilter => ({
  onlyMemberId: entryScope(who),
  memberId: query.memberId ?? null,
  state: query.state ?? null,
  from: query.from ?? null,
  to: query.to ?? null,
  changedFrom: changedFrom(query),
});
