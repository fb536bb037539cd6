import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ChangesQuery } from '../../kernel/http/paging.contract';
import {
  ClockInput,
  ClockReply,
  ClockService,
  EntryEdits,
  NewTimeEntry,
  TimeEntriesQuery,
  TimeEntriesService,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryPage,
  TimeEntryView,
} from '../../modules/time-tracking';
import { ADDS, ENDS, READS, Tool } from '../tool';
import { Seen } from './seen';

const Change = z.strictObject({ entryId: TimeEntryId, change: TimeEntryChange, version: Seen });
const Filing = z.strictObject({
  entryId: TimeEntryId,
  act: z.enum(['archive', 'restore']).describe('`archive`: it counts no longer; `restore`: it counts again.'),
  version: Seen,
});

/** An assistant calls from its own network, which tells nothing of where its person is. */
const FROM_AFAR = { address: '', surface: 'api' } as const;

/** The clock, and the hours that came of it. */
@Injectable()
export class ClockTools {
  constructor(
    private readonly clock: ClockService,
    private readonly entries: TimeEntriesService,
    private readonly edits: EntryEdits,
  ) {}

  @Tool({
    name: 'list_on_the_clock',
    title: 'Who is on the clock',
    description:
      'Lists who is clocked in now, who came last first, with since when (UTC), job and note. Somebody who is in since yesterday or for half a day and more has probably forgotten to clock out. An employee sees only themselves. Changes nothing.',
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
      'Clocks in the person you act for, now; nobody else and at no other time. A job, a note and custom fields may be named. For a time that was forgotten use ask_for_edit or add_time_entry.',
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
      'Clocks out the person you act for, now, and answers the hours worked in seconds. A note or a job may be named.',
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
      'Lists spans on the clock, the latest first: who, in and out (UTC), worked seconds, job, note. Filter by member, by days of the workspace’s calendar (`from`, `to`), by job, or by `open`. An employee sees only their own. Changes nothing.',
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
      'Writes hours for a member by hand, from `inAt` to `outAt` (RFC 3339 with offset). It may not overlap with hours of theirs, nor lie in an approved timesheet. For those who decide about hours; others use ask_for_edit.',
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
      'Overwrites times, job, note or custom fields of one entry; what `change` leaves out stays. Its history keeps what was there. For those who decide about hours; others use ask_for_edit.',
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
      'Takes one entry out of all sums, or brings it back; nothing is deleted. Not within an approved timesheet.',
    operation: { by: 'act', of: { archive: 'archiveTimeEntry', restore: 'restoreTimeEntry' } },
    input: Filing,
    output: TimeEntryView,
    effect: ENDS,
  })
  file(caller: Principal, { entryId, act, version }: z.infer<typeof Filing>): Promise<TimeEntryView> {
    return this.edits[act](caller, entryId, version);
  }
}
