import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { EntryHistoryRepository } from './entry-history.repository';
import type { EntryAction, EntrySnapshot, Source } from './time-entries.contract';
import { type EntryFields, TimeEntriesRepository, type TimeEntryRow } from './time-entries.repository';
import { clashWith, type Span } from './time-entries.rules';
import { type EntryChange, TimeEntryListeners } from './time-entry-listeners';

/** The reason for a change of an entry. */
export interface Cause {
  readonly action: EntryAction;
  /** The approved edit request, which may change entries of an approved timesheet. */
  readonly editRequestId?: string;
}

/**
 * The only writer of entries. It holds the member's lock, rejects overlaps and approved periods, and records every
 * change in the history. Runs in the caller's transaction.
 */
@Injectable()
export class TimeEntryWriter {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly history: EntryHistoryRepository,
    private readonly listeners: TimeEntryListeners,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Locks a member's entries until the transaction ends. Read the entries after taking the lock. */
  lockMember(memberId: string): Promise<void> {
    return this.entries.lockMember(memberId);
  }

  /** @throws timeEntryOverlaps, timesheetLocked. @returns the new entry */
  async add(
    caller: Principal,
    { memberId, source, fields }: { memberId: string; source: Source; fields: EntryFields },
    cause: Cause,
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    await this.assertFree(workspaceId, memberId, fields, null);
    const id = newId('te');
    await this.listeners.beforeEntryWritten(changeOf(caller, { id, memberId }, [fields], cause));
    await this.entries.add(workspaceId, { id, memberId, source, now: this.clock.now() }, fields);
    return this.record(caller, id, { cause, before: null, after: snapshotOf(fields) });
  }

  /** @throws timeEntryOverlaps, timesheetLocked. @returns the updated entry */
  async change(
    caller: Principal,
    entry: TimeEntryRow,
    { change, cause }: { change: Partial<EntryFields>; cause: Cause },
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    const fields = { ...entry, ...change };
    if (!fields.archivedAt) await this.assertFree(workspaceId, entry.memberId, fields, entry.id);
    const written = changeOf(caller, entry, [entry, fields], cause);
    await this.listeners.beforeEntryWritten(written);
    await this.entries.change(workspaceId, entry.id, fields);
    await this.listeners.afterEntryChanged(written);
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
    if (!row) throw new Error('the time entry was not found after it was written');
    return row;
  }
}

const changeOf = (
  { workspaceId, workspace }: Principal,
  { id: entryId, memberId }: { readonly id: string; readonly memberId: string },
  spans: readonly Span[],
  { editRequestId }: Cause,
): EntryChange => ({
  workspaceId,
  memberId,
  entryId,
  spans,
  timeZone: workspace.timeZone,
  isApproved: editRequestId !== undefined,
});

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

/** The changed fields before and after; all fields for a new entry. */
function differenceOf(before: EntrySnapshot | null, after: EntrySnapshot) {
  if (!before) return { after };
  const was = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([name, now]) => !isDeepStrictEqual(now, was.get(name)));
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, was.get(name)])),
    after: Object.fromEntries(changed),
  };
}
