import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import type { EntryAction, EntrySnapshot, Source } from './time-entries.contract';
import {
  type EntryFields,
  type NewHistoryLine,
  TimeEntriesRepository,
  type TimeEntryRow,
} from './time-entries.repository';
import { clashWith, isWithin, type Span } from './time-entries.rules';
import { type EntryChange, TimeEntryListeners } from './time-entry-listeners';

/** The reason for a change of an entry. */
export interface Cause {
  readonly action: EntryAction;
  /** The approved edit request, which may change entries of an approved timesheet. */
  readonly editRequestId?: string;
}

export interface NewEntry {
  readonly memberId: string;
  readonly source: Source;
  readonly fields: EntryFields;
  /** True if the caller has already checked, under the member's lock, that no entry overlaps. */
  readonly isFree?: boolean;
}

/** The values of an entry before and after a change. */
interface Values {
  readonly before: EntrySnapshot | null;
  readonly after: EntrySnapshot;
}

/**
 * The only writer of entries. It holds the member's lock, rejects overlaps and approved periods, and records every
 * change in the history. Runs in the caller's transaction.
 */
@Injectable()
export class TimeEntryWriter {
  constructor(
    private readonly entries: TimeEntriesRepository,
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
    { memberId, source, fields, isFree = false }: NewEntry,
    cause: Cause,
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    if (!isFree) await this.assertFree(workspaceId, memberId, fields, null);
    const id = newId('te');
    await this.listeners.beforeEntryWritten(changeOf(caller, { id, memberId }, [fields], cause));
    const values = { before: null, after: snapshotOf(fields) };
    const entry = await this.entries.add(
      workspaceId,
      { ...fields, id, memberId, source, createdAt: this.clock.now() },
      this.lineOf(caller, id, cause, values),
    );
    await this.audit(caller, entry, cause, values);
    return entry;
  }

  /** @throws timeEntryOverlaps, timesheetLocked. @returns the updated entry */
  async change(
    caller: Principal,
    entry: TimeEntryRow,
    { change, cause }: { change: Partial<EntryFields>; cause: Cause },
  ): Promise<TimeEntryRow> {
    const { workspaceId } = caller;
    const fields = { ...entry, ...change };
    if (mayClash(entry, fields)) await this.assertFree(workspaceId, entry.memberId, fields, entry.id);
    const written = changeOf(caller, entry, [entry, fields], cause);
    await this.listeners.beforeEntryWritten(written);
    const values = { before: snapshotOf(entry), after: snapshotOf(fields) };
    const line = this.lineOf(caller, entry.id, cause, values);
    const changed = await this.entries.change(workspaceId, entry.id, fields, line);
    await this.listeners.afterEntryChanged(written);
    await this.audit(caller, changed, cause, values);
    return changed;
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

  private lineOf(
    { memberId: byMemberId, credential }: Principal,
    entryId: string,
    cause: Cause,
    values: Values,
  ): NewHistoryLine {
    const { action, editRequestId = null } = cause;
    const { kind: credentialKind, id: credentialId, name: credentialName } = credential;
    const by = { byMemberId, credentialKind, credentialId, credentialName };
    return { id: newId('tec'), entryId, action, at: this.clock.now(), ...by, editRequestId, ...values };
  }

  private audit(
    caller: Principal,
    { id, memberName }: TimeEntryRow,
    { action }: Cause,
    { before, after }: Values,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, {
      action: `time_entry.${action}`,
      target: { id, name: memberName },
      ...differenceOf(before, after),
    });
  }
}

/** Whether a changed entry can overlap another one. An active entry that only gets shorter cannot. */
const mayClash = (before: EntryFields, after: EntryFields): boolean =>
  after.archivedAt === null && (before.archivedAt !== null || !isWithin(after, before));

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
