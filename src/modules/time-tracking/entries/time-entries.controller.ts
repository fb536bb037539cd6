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
import { timesheetLocked } from '../timesheets/timesheets.problems';
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
      'The latest first; with `updatedSince` in the order of the changes. Archived ones only where `archived` asks for them. An employee sees their own.',
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
      'Writes hours for a member by hand. Nobody overlaps with themselves, and an approved timesheet takes no more entries.',
    response: { status: 201, description: 'The entry.', schema: TimeEntryView },
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
      'A direct change by those who decide; whoever has `own` reach asks for it with an edit request. The entry’s history keeps what was there.',
    response: { status: 200, description: 'The entry as it is now.', schema: TimeEntryView },
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
    description: 'It counts no longer and can be restored. Nothing is deleted.',
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
    response: { status: 200, description: 'The entry, which counts again.', schema: TimeEntryView },
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
    summary: 'What was done to a time entry',
    description: 'Oldest first: who, when, through which credential, what was there and what came.',
    response: { status: 200, description: 'A page of its history.', schema: EntryHistoryPage },
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
