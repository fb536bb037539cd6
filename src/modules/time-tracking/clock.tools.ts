import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import { ADDS, ENDS, READS, Seen, Tool, Tools } from '../../mcp';
import { ClockInput, ClockReply, ClockService } from './clock';
import {
  EntryEdits,
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntriesService,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  TimeEntryView,
} from './time-entries';

const Change = z.strictObject({ entryId: TimeEntryId, change: TimeEntryChange, version: Seen });
const Filing = z.strictObject({
  entryId: TimeEntryId,
  act: z
    .enum(['archive', 'restore'])
    .describe('`archive` excludes it from totals; `restore` includes it again.'),
  version: Seen,
});

/** An assistant calls from its own network, so its address says nothing about the location of its person. */
const FROM_AFAR = { address: '', surface: 'api' } as const;

/** The time clock and its time entries. */
@Injectable()
@Tools('time_tracking')
export class ClockTools {
  constructor(
    private readonly clock: ClockService,
    private readonly entries: TimeEntriesService,
    private readonly edits: EntryEdits,
  ) {}

  @Tool({
    name: 'list_on_the_clock',
    title: 'List who is on the clock',
    description:
      'Lists the open time entries of the members who are clocked in now, latest first, with clock-in time (UTC), job and note. Someone who clocked in yesterday, or twelve or more hours ago, probably forgot to clock out. Employees see only themselves. Changes nothing.',
    operation: 'listOnTheClock',
    input: ChangesQuery,
    output: TimeEntryPage,
    effect: READS,
  })
  onTheClock(caller: Principal, query: ChangesQuery): Promise<TimeEntryPage> {
    return this.entries.onTheClock(caller, query);
  }

  @Tool({
    name: 'clock_in',
    title: 'Clock in',
    description:
      'Clocks in the person you act for, at the current time. It cannot be used for other people or other times. A job, a note and custom fields are optional. For a forgotten time, use ask_for_edit or add_time_entry.',
    operation: 'clockIn',
    input: ClockInput,
    output: ClockReply,
    effect: ADDS,
  })
  clockIn(caller: Principal, args: ClockInput): Promise<ClockReply> {
    return this.clock.clockIn(caller, args, FROM_AFAR);
  }

  @Tool({
    name: 'clock_out',
    title: 'Clock out',
    description:
      'Clocks out the person you act for, at the current time, and returns the worked time in seconds. A note and a job are optional.',
    operation: 'clockOut',
    input: ClockInput,
    output: ClockReply,
    effect: ADDS,
  })
  clockOut(caller: Principal, args: ClockInput): Promise<ClockReply> {
    return this.clock.clockOut(caller, args, FROM_AFAR);
  }

  @Tool({
    name: 'list_time_entries',
    title: 'List time entries',
    description:
      'Lists time entries, latest first: member, clock-in and clock-out (UTC), worked seconds, job, note. Filter by member, by days in the workspace’s time zone (`from`, `to`), by job, or by `open`. Employees see only their own. Changes nothing.',
    operation: 'listTimeEntries',
    input: TimeEntriesQuery,
    output: TimeEntryPage,
    effect: READS,
  })
  list(caller: Principal, query: TimeEntriesQuery): Promise<TimeEntryPage> {
    return this.entries.list(caller, query);
  }

  @Tool({
    name: 'add_time_entry',
    title: 'Add a time entry',
    description:
      'Adds a time entry for a member, from `inAt` to `outAt` (RFC 3339 with offset). It must not overlap another entry of the member or fall within an approved timesheet. For people who can edit the hours of others; everyone else uses ask_for_edit.',
    operation: 'addTimeEntry',
    input: NewTimeEntry,
    output: TimeEntryView,
    effect: ADDS,
  })
  add(caller: Principal, args: NewTimeEntry): Promise<TimeEntryView> {
    return this.edits.add(caller, args);
  }

  @Tool({
    name: 'change_time_entry',
    title: 'Change a time entry',
    description:
      'Changes the times, job, note or custom fields of one entry. Fields that `change` omits stay unchanged. The history keeps the previous values. For people who can edit the hours of others; everyone else uses ask_for_edit.',
    operation: 'changeTimeEntry',
    input: Change,
    output: TimeEntryView,
    effect: ENDS,
  })
  change(
    caller: Principal,
    { entryId, change, version: seen }: z.infer<typeof Change>,
  ): Promise<TimeEntryView> {
    return this.edits.change(caller, entryId, { change, seen });
  }

  @Tool({
    name: 'archive_time_entry',
    title: 'Archive or restore a time entry',
    description:
      'Excludes one entry from all totals, or includes it again. Nothing is deleted. Fails for entries in an approved timesheet.',
    operation: { by: 'act', of: { archive: 'archiveTimeEntry', restore: 'restoreTimeEntry' } },
    input: Filing,
    output: TimeEntryView,
    effect: ENDS,
  })
  file(caller: Principal, { entryId, act, version }: z.infer<typeof Filing>): Promise<TimeEntryView> {
    return this.edits[act](caller, entryId, version);
  }
}
