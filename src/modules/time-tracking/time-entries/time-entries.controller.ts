import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { jobNotFound } from '../../account';
import { memberNotFound } from '../../members';
import { EntryEdits } from './entry-edits';
import {
  EntryHistoryPage,
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  TimeEntryView,
} from './time-entries.contract';
import {
  entryArchived,
  entryNotArchived,
  timeEntryNotFound,
  timeEntryOverlaps,
  timesheetLocked,
  timesRefused,
} from './time-entries.problems';
import { TimeEntriesService } from './time-entries.service';

@ApiController('time-entries', 'Time entries')
export class TimeEntriesController {
  constructor(
    private readonly entries: TimeEntriesService,
    private readonly edits: EntryEdits,
  ) {}

  @Get()
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'listTimeEntries',
    summary: 'List time entries',
    description:
      'Latest first, or in order of change with `updatedSince`. Archived entries are included only if `archived` is set. Employees see only their own.',
    response: { status: 200, description: 'A page of entries.', schema: TimeEntryPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: TimeEntriesQuery }) query: TimeEntriesQuery,
  ): Promise<TimeEntryPage> {
    return this.entries.list(caller, query);
  }

  @Post()
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'addTimeEntry',
    summary: 'Add a time entry',
    description:
      'Adds hours for a member. Entries of a member cannot overlap, and an approved timesheet accepts no new entries.',
    response: { status: 201, description: 'The new entry.', schema: TimeEntryView },
    example: {
      memberId: 'mem_01k0000000000000000000mem2',
      inAt: '2026-01-12T14:00:00Z',
      outAt: '2026-01-12T22:00:00Z',
      note: 'Inventory',
    },
    errors: [memberNotFound, jobNotFound, timesRefused, timeEntryOverlaps, timesheetLocked],
  })
  add(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewTimeEntry }) input: NewTimeEntry,
  ): Promise<TimeEntryView> {
    return this.edits.add(caller, input);
  }

  @Get(':entryId')
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'getTimeEntry',
    summary: 'Get a time entry',
    response: { status: 200, description: 'The entry, archived or not.', schema: TimeEntryView },
    errors: [timeEntryNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
  ): Promise<TimeEntryView> {
    return this.entries.get(caller, id);
  }

  @Patch(':entryId')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'changeTimeEntry',
    summary: 'Change a time entry',
    description:
      'Changes an entry directly; requires reach `all`. Members with reach `own` send an edit request instead. The history keeps the previous values.',
    response: { status: 200, description: 'The updated entry.', schema: TimeEntryView },
    example: { note: 'Inventory, second count' },
    errors: [
      timeEntryNotFound,
      versionClash,
      entryArchived,
      jobNotFound,
      timesRefused,
      timeEntryOverlaps,
      timesheetLocked,
    ],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @Body({ schema: TimeEntryChange }) change: TimeEntryChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.change(caller, id, { change, seen });
  }

  @Post(':entryId/archive')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'archiveTimeEntry',
    summary: 'Archive a time entry',
    description: 'Archived entries are excluded from totals and can be restored. Nothing is deleted.',
    response: { status: 200, description: 'The archived entry.', schema: TimeEntryView },
    errors: [timeEntryNotFound, versionClash, entryArchived, timesheetLocked],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.archive(caller, id, seen);
  }

  @Post(':entryId/restore')
  @RequirePermission('time_tracking:edit', 'all')
  @Endpoint({
    id: 'restoreTimeEntry',
    summary: 'Restore an archived time entry',
    response: { status: 200, description: 'The restored entry.', schema: TimeEntryView },
    errors: [timeEntryNotFound, versionClash, entryNotArchived, timeEntryOverlaps, timesheetLocked],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.restore(caller, id, seen);
  }

  @Get(':entryId/history')
  @RequirePermission('time_tracking:read', 'own')
  @Endpoint({
    id: 'listTimeEntryHistory',
    summary: 'List the history of a time entry',
    description:
      'Oldest first. Each change has its author, time, credential and the values before and after.',
    response: { status: 200, description: 'A page of changes.', schema: EntryHistoryPage },
    errors: [timeEntryNotFound],
  })
  history(
    @CurrentCaller() caller: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<EntryHistoryPage> {
    return this.entries.historyOf(caller, id, query);
  }
}
