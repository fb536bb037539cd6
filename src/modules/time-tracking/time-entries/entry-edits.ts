import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { MembershipLock, memberNotFound } from '../../members';
import type { EntryAction, NewTimeEntry, TimeEntryChange, TimeEntryView } from './time-entries.contract';
import { timeEntryNotFound } from './time-entries.problems';
import { type EntryFields, TimeEntriesRepository, type TimeEntryRow } from './time-entries.repository';
import {
  assertArchived,
  assertLive,
  assertTimes,
  DECIDING,
  EMPTY_DETAILS,
  sourceOf,
} from './time-entries.rules';
import { TimeEntryDetails } from './time-entry-details';
import { entryView } from './time-entry-view';
import { TimeEntryWriter } from './time-entry-writer';

type Decide = (entry: TimeEntryRow) => Promise<Partial<EntryFields>> | Partial<EntryFields>;

/** Manual edits of entries, for callers with reach `all`. */
@Injectable()
export class EntryEdits {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly words: TimeEntryDetails,
    private readonly writer: TimeEntryWriter,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /** @throws memberNotFound, timesRefused, timeEntryOverlaps, timesheetLocked, and errors of jobs and custom fields */
  add(caller: Principal, { memberId, ...input }: NewTimeEntry): Promise<TimeEntryView> {
    return this.memberships.withShared(caller, DECIDING, async () => {
      if (!(await this.entries.hasMember(caller.workspaceId, memberId))) throw memberNotFound();
      await this.writer.lockMember(memberId);
      const span = spanOf(input.inAt, input.outAt);
      assertTimes(span, this.clock.now());
      const words = await this.words.resolveDetails(
        { workspaceId: caller.workspaceId, memberId, before: EMPTY_DETAILS },
        input,
      );
      const fields = { ...NO_LOCATION, ...span, ...words };
      const source = sourceOf(caller, memberId, 'api');
      return entryView(await this.writer.add(caller, { memberId, source, fields }, { action: 'added' }));
    });
  }

  /**
   * @param seen the version the caller last read
   * @throws versionClash, entryArchived, timesRefused, timeEntryOverlaps, timesheetLocked
   */
  change(
    caller: Principal,
    entryId: string,
    { change, seen }: { change: TimeEntryChange; seen: number | undefined },
  ): Promise<TimeEntryView> {
    return this.changing(caller, { entryId, action: 'changed', seen }, async (entry) => {
      assertLive(entry);
      const span = {
        inAt: change.inAt === undefined ? entry.inAt : new Date(change.inAt),
        outAt: change.outAt === undefined ? entry.outAt : instantOf(change.outAt),
      };
      assertTimes(span, this.clock.now());
      const { memberId } = entry;
      const words = await this.words.resolveDetails(
        { workspaceId: caller.workspaceId, memberId, before: entry },
        change,
      );
      return { ...span, ...words };
    });
  }

  /** Excludes an entry from all totals. Nothing is deleted. @throws entryArchived, timesheetLocked */
  archive(caller: Principal, entryId: string, seen?: number): Promise<TimeEntryView> {
    return this.changing(caller, { entryId, action: 'archived', seen }, (entry) => {
      assertLive(entry);
      return { archivedAt: this.clock.now() };
    });
  }

  /** @throws entryNotArchived, timeEntryOverlaps, timesheetLocked */
  restore(caller: Principal, entryId: string, seen?: number): Promise<TimeEntryView> {
    return this.changing(caller, { entryId, action: 'restored', seen }, (entry) => {
      assertArchived(entry);
      return { archivedAt: null };
    });
  }

  private changing(
    caller: Principal,
    { entryId, action, seen }: { entryId: string; action: EntryAction; seen: number | undefined },
    decide: Decide,
  ): Promise<TimeEntryView> {
    return this.memberships.withShared(caller, DECIDING, async () => {
      const { memberId } = await this.get(caller.workspaceId, entryId);
      await this.writer.lockMember(memberId);
      // Read again: the entry may have changed before the lock was acquired.
      const entry = await this.get(caller.workspaceId, entryId);
      assertSeen(entry.version, seen);
      const change = await decide(entry);
      return entryView(await this.writer.change(caller, entry, { change, cause: { action } }));
    });
  }

  private async get(workspaceId: string, entryId: string): Promise<TimeEntryRow> {
    const row = await this.entries.find(workspaceId, entryId, null);
    if (!row) throw timeEntryNotFound();
    return row;
  }
}

const NO_LOCATION = {
  inLocationId: null,
  outLocationId: null,
  isInUnrecognised: false,
  isOutUnrecognised: false,
  archivedAt: null,
};

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const spanOf = (inAt: string, outAt: string | null) => ({ inAt: new Date(inAt), outAt: instantOf(outAt) });
