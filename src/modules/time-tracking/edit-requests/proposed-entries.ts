import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import {
  clashWith,
  EMPTY_DETAILS,
  sourceOf,
  TimeEntriesRepository,
  TimeEntryDetails,
  type TimeEntryRow,
  TimeEntryWriter,
  timeEntryNotFound,
} from '../time-entries';
import type { Proposal } from './edit-requests.rules';

/** A proposal and the entry it changes; undefined for a missing entry. */
export interface ProposedFor {
  readonly entry: TimeEntryRow | undefined;
  readonly proposal: Proposal;
}

const NEW_ENTRY = {
  customFields: {},
  inLocationId: null,
  outLocationId: null,
  isInUnrecognised: false,
  isOutUnrecognised: false,
  archivedAt: null,
};

/** Checks and applies proposals. */
@Injectable()
export class ProposedEntries {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly words: TimeEntryDetails,
    private readonly writer: TimeEntryWriter,
  ) {}

  lockMember(memberId: string): Promise<void> {
    return this.writer.lockMember(memberId);
  }

  /** @throws timeEntryNotFound unless it is the caller's own */
  async ownEntry({ workspaceId, memberId }: Principal, entryId: string): Promise<TimeEntryRow> {
    const entry = await this.entries.find(workspaceId, entryId, memberId);
    if (!entry) throw timeEntryNotFound();
    return entry;
  }

  /** Checks that the proposal is currently possible. @throws timeEntryOverlaps, jobNotFound */
  async assertPossible({ workspaceId }: Principal, memberId: string, of: ProposedFor): Promise<void> {
    const { entry, proposal } = of;
    await this.words.resolveDetails(
      { workspaceId, memberId, before: entry ?? EMPTY_DETAILS },
      { jobId: proposal.jobId },
    );
    const clash = await this.entries.findClash(workspaceId, memberId, proposal, entry?.id ?? null);
    if (clash) throw clashWith(clash);
  }

  /** The entry that a request is about. Call it under the member's lock. */
  find(workspaceId: string, entryId: string): Promise<TimeEntryRow | undefined> {
    return this.entries.find(workspaceId, entryId, null);
  }

  /** Applies the proposal, even to an approved timesheet. @throws timeEntryOverlaps, jobNotFound */
  async apply(
    caller: Principal,
    memberId: string,
    of: ProposedFor & { requestId: string },
  ): Promise<TimeEntryRow> {
    const { entry, proposal, requestId: editRequestId } = of;
    await this.assertPossible(caller, memberId, of);
    const { inAt, outAt, jobId, note } = proposal;
    const change = { inAt, outAt, jobId, note };
    if (entry)
      return this.writer.change(caller, entry, { change, cause: { action: 'changed', editRequestId } });
    const source = sourceOf(caller, memberId, 'api');
    const cause = { action: 'added', editRequestId } as const;
    return this.writer.add(caller, { memberId, source, fields: { ...NEW_ENTRY, ...change } }, cause);
  }
}
