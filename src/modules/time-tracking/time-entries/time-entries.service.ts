import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { endOf, startOf } from '../../../kernel/calendar/calendar';
import { type ChangesQuery, changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { boundFrom, pairKeyOf, pairPlaceOf } from '../../../kernel/http/pair-cursor';
import { EntryHistoryRepository } from './entry-history.repository';
import type {
  EntryHistoryPage,
  TimeEntriesQuery,
  TimeEntryPage,
  TimeEntryView,
} from './time-entries.contract';
import { timeEntryNotFound } from './time-entries.problems';
import { type EntryFilter, TimeEntriesRepository } from './time-entries.repository';
import { entryScope } from './time-entries.rules';
import { entryView, historyLine } from './time-entry-view';

/** Reads entries: all with reach `all`, else only the caller's own. */
@Injectable()
export class TimeEntriesService {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly history: EntryHistoryRepository,
  ) {}

  /** Latest first, or in order of change with `updatedSince`. */
  list(caller: Principal, query: TimeEntriesQuery): Promise<TimeEntryPage> {
    return this.listed(caller, query, filterOf(caller, query));
  }

  /** Open entries of active members, latest clock-in first. */
  onTheClock(caller: Principal, query: ChangesQuery): Promise<TimeEntryPage> {
    const filter = filterOf(caller, { ...query, open: 'true', archived: 'false' });
    return this.listed(caller, query, { ...filter, onlyActive: true });
  }

  /** @throws timeEntryNotFound also for entries outside the caller's scope */
  async get(caller: Principal, entryId: string): Promise<TimeEntryView> {
    const row = await this.entries.find(caller.workspaceId, entryId, entryScope(caller));
    if (!row) throw timeEntryNotFound();
    return entryView(row);
  }

  /** The history of an entry, oldest first. @throws timeEntryNotFound */
  async historyOf(caller: Principal, entryId: string, query: ChangesQuery): Promise<EntryHistoryPage> {
    await this.get(caller, entryId);
    const rows = await this.history.list(caller.workspaceId, entryId, {
      after: placeOf(query.cursor),
      limit: query.limit + 1,
      changed: changedFrom(query),
    });
    return toPage(
      rows,
      query.limit,
      ({ id }) => id,
      (row) => historyLine(row, entryScope(caller)),
    );
  }

  private async listed(caller: Principal, query: ChangesQuery, filter: EntryFilter): Promise<TimeEntryPage> {
    const place = pairPlaceOf(query.cursor, 'moment');
    const { changedFrom: since, until } = filter;
    const limit = query.limit + 1;
    const rows = since
      ? await this.entries.listChanges(
          caller.workspaceId,
          { ...filter, changedFrom: boundFrom(since, place, 'up') },
          place,
          limit,
        )
      : await this.entries.list(
          caller.workspaceId,
          { ...filter, until: boundFrom(until, place, 'down') },
          place,
          limit,
        );
    return toPage(rows, query.limit, pairKeyOf, entryView);
  }
}

function filterOf(caller: Principal, query: TimeEntriesQuery): EntryFilter {
  const zone = caller.workspace.timeZone;
  return {
    onlyMemberId: entryScope(caller),
    memberId: query.memberId ?? null,
    jobId: query.jobId ?? null,
    from: query.from === undefined ? null : startOf(query.from, zone),
    until: query.to === undefined ? null : endOf(query.to, zone),
    open: query.open === undefined ? null : query.open === 'true',
    archived: query.archived,
    onlyActive: false,
    changedFrom: changedFrom(query),
  };
}
