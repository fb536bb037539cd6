import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { TimesheetLocks } from '../periods/timesheet-locks';
import { daysTouched } from '../timesheets/timesheets.rules';
import { HistoryRepository } from './history.repository';
import type { EntryAction, EntrySnapshot, Source } from './time-entries.contract';
import { type EntryFields, TimeEntriesRepository, type TimeEntryRow } from './time-entries.repository';
import { clashWith, type Span } from './time-entries.rules';

/** Why an entry is written. */
export interface Cause {
  readonly action: EntryAction;
  /** The request whose approval this is; its change goes through an approved timesheet. */
  readonly editRequestId?: string;
}

/**
 * The one place where entries are written: under their member's lock, never over another entry, never in an approved
 * period, each with its line of history. Runs in the caller's transaction.
 */
@Injectable()
export class TimeEntryWriter {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly history: HistoryRepository,
    private readonly timesheets: TimesheetLocks,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Holds a member's entries until the transaction ends; whatever is decided from them is read after this. */
  lockMember(memberId: string): Promise<void> {
    return this.timesheets.lockMember(memberId);
  }

  /** @throws timeEntryOverlaps, timesheetLocked. @returns the entry as it is now */
  async add(
    caller: Principal,
    { memberId, source, fields }: { memberId: string; source: Source; fields: EntryFields },
    cause: Cause,
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    await this.assertFree(workspaceId, memberId, fields, null);
    await this.touch(caller, memberId, [fields], cause);
    const id = newId('te');
    await this.entries.add(workspaceId, { id, memberId, source, now: this.clock.now() }, fields);
    return this.record(caller, id, { cause, before: null, after: snapshotOf(fields) });
  }

  /** @throws timeEntryOverlaps, timesheetLocked. @returns the entry as it is now */
  async change(
    caller: Principal,
    entry: TimeEntryRow,
    { change, cause }: { change: Partial<EntryFields>; cause: Cause },
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    const fields = { ...entry, ...change };
    if (!fields.archivedAt) await this.assertFree(workspaceId, entry.memberId, fields, entry.id);
    await this.touch(caller, entry.memberId, [entry, fields], cause);
    await this.entries.change(workspaceId, entry.id, fields);
    await this.entries.touchPending(workspaceId, entry.id);
    return this.record(caller, entry.id, { cause, before: snapshotOf(entry), after: snapshotOf(fields) });
  }

  private async assertFree(
    workspaceId: string,
    memberId: string,
    span: Span,
    exceptId: string | null,
  ): Promise<void> {
    const clash = await this.entries.findClash(workspaceId, memberId, span, exceptId);
    if (clash) throw clashWith(clash);
  }

  private touch(
    { workspaceId, workspace }: Principal,
    memberId: string,
    spans: readonly Span[],
    { editRequestId }: Cause,
  ): Promise<void> {
    const days = spans.map((span) => daysTouched(span, workspace.timeZone));
    return this.timesheets.touch({ workspaceId, memberId, days, goesThrough: editRequestId !== undefined });
  }

  private async record(
    caller: Principal,
    entryId: string,
    { cause, before, after }: { cause: Cause; before: EntrySnapshot | null; after: EntrySnapshot },
  ): Promise<TimeEntryRow> {
    const { workspaceId, memberId: byMemberId, credential } = caller;
    const { action, editRequestId = null } = cause;
    const at = this.clock.now();
    const line = {
      id: newId('tec'),
      entryId,
      action,
      at,
      byMemberId,
      credential,
      editRequestId,
      before,
      after,
    };
    await this.history.add(workspaceId, line);
    const entry = await this.get(workspaceId, entryId);
    await this.trail.inWorkspace(workspaceId, caller, {
      action: `time_entry.${action}`,
      target: { id: entryId, name: entry.memberName },
      ...differenceOf(before, after),
    });
    return entry;
  }

  private async get(workspaceId: string, entryId: string): Promise<TimeEntryRow> {
    const row = await this.entries.find(workspaceId, entryId, null);
    if (!row) throw new Error('a time entry vanished within its transaction');
    return row;
  }
}

const snapshotOf = (fields: EntryFields): EntrySnapshot => ({
  inAt: fields.inAt.toISOString(),
  outAt: fields.outAt?.toISOString() ?? null,
  jobId: fields.jobId,
  note: fields.note,
  customFields: { ...fields.customFields },
  inLocationId: fields.inLocationId,
  outLocationId: fields.outLocationId,
  isArchived: fields.archivedAt !== null,
});

/** What changed, on both sides; of a new entry everything. */
function differenceOf(before: EntrySnapshot | null, after: EntrySnapshot) {
  if (!before) return { after };
  const was = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([name, now]) => !isDeepStrictEqual(now, was.get(name)));
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, was.get(name)])),
    after: Object.fromEntries(changed),
  };
}
