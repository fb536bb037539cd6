import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
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
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'listTimeEntries',
    summary: 'List time entries',
    description:
      'The latest first; with `updatedSince` in the order of the changes. Archived ones only where `archived` asks for them. An employee sees their own.',
    answer: { status: 200, says: 'A page of entries.', schema: TimeEntryPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: TimeEntriesQuery }) query: TimeEntriesQuery,
  ): Promise<TimeEntryPage> {
    return this.entries.list(who, query);
  }

  @Post()
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'addTimeEntry',
    summary: 'Add a time entry',
    description:
      'Writes hours for a member by hand. Nobody overlaps with themselves, and an approved timesheet takes no more entries.',
    answer: { status: 201, says: 'The entry.', schema: TimeEntryView },
    example: {
      memberId: 'mem_01k0000000000000000000mem2',
      inAt: '2026-01-12T14:00:00Z',
      outAt: '2026-01-12T22:00:00Z',
      note: 'Inventory',
    },
    refuses: [memberNotFound, jobNotFound, timesRefused, timeEntryOverlaps, timesheetLocked],
  })
  add(@Who() who: Principal, @Body({ schema: NewTimeEntry }) wish: NewTimeEntry): Promise<TimeEntryView> {
    return this.edits.add(who, wish);
  }

  @Get(':entryId')
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'getTimeEntry',
    summary: 'Get a time entry',
    answer: { status: 200, says: 'The entry, archived or not.', schema: TimeEntryView },
    refuses: [timeEntryNotFound],
  })
  get(@Who() who: Principal, @Param('entryId', { schema: TimeEntryId }) id: string): Promise<TimeEntryView> {
    return this.entries.get(who, id);
  }

  @Patch(':entryId')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'changeTimeEntry',
    summary: 'Change a time entry',
    description:
      'A direct change by those who decide; whoever has `own` reach asks for it with an edit request. The entry’s history keeps what was there.',
    answer: { status: 200, says: 'The entry as it is now.', schema: TimeEntryView },
    example: { note: 'Inventory, second count' },
    refuses: [
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
    @Who() who: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @Body({ schema: TimeEntryChange }) change: TimeEntryChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.change(who, id, { change, seen });
  }

  @Post(':entryId/archive')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'archiveTimeEntry',
    summary: 'Archive a time entry',
    description: 'It counts no longer and can be restored. Nothing is deleted.',
    answer: { status: 200, says: 'The archived entry.', schema: TimeEntryView },
    refuses: [timeEntryNotFound, versionClash, entryArchived, timesheetLocked],
  })
  archive(
    @Who() who: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.archive(who, id, seen);
  }

  @Post(':entryId/restore')
  @Allow('time_tracking:edit', 'all')
  @Answers({
    id: 'restoreTimeEntry',
    summary: 'Restore an archived time entry',
    answer: { status: 200, says: 'The entry, which counts again.', schema: TimeEntryView },
    refuses: [timeEntryNotFound, versionClash, entryNotArchived, timeEntryOverlaps, timesheetLocked],
  })
  restore(
    @Who() who: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<TimeEntryView> {
    return this.edits.restore(who, id, seen);
  }

  @Get(':entryId/history')
  @Allow('time_tracking:read', 'own')
  @Answers({
    id: 'listTimeEntryHistory',
    summary: 'What was done to a time entry',
    description: 'Oldest first: who, when, through which credential, what was there and what came.',
    answer: { status: 200, says: 'A page of its history.', schema: EntryHistoryPage },
    refuses: [timeEntryNotFound],
  })
  history(
    @Who() who: Principal,
    @Param('entryId', { schema: TimeEntryId }) id: string,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<EntryHistoryPage> {
    return this.entries.historyOf(who, id, query);
  }
}
