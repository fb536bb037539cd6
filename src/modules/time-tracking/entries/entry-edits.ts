import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { memberNotFound, Seats } from '../../members';
import { EntryBook } from '../book/entry-book';
import { EntryWords } from './entry-words';
import type { EntryAction, NewTimeEntry, TimeEntryChange, TimeEntryView } from './time-entries.contract';
import { timeEntryNotFound } from './time-entries.problems';
import { type EntryFields, TimeEntriesRepository, type TimeEntryRow } from './time-entries.repository';
import {
  assertArchived,
  assertLive,
  assertTimes,
  DECIDING,
  NOTHING_SAID,
  sourceOf,
} from './time-entries.rules';
import { entryView } from './time-entry.view';

type Decide = (entry: TimeEntryRow) => Promise<Partial<EntryFields>> | Partial<EntryFields>;

/** Entries written and changed by hand, by those who reach all. */
@Injectable()
export class EntryEdits {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly words: EntryWords,
    private readonly book: EntryBook,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  /** @throws memberNotFound, timesRefused, timeEntryOverlaps, timesheetLocked, and what jobs and fields refuse */
  add(who: Principal, { memberId, ...wish }: NewTimeEntry): Promise<TimeEntryView> {
    return this.seats.alongside(who, DECIDING, async () => {
      if (!(await this.entries.hasMember(who.workspaceId, memberId))) throw memberNotFound();
      await this.book.lockMember(memberId);
      const span = spanOf(wish.inAt, wish.outAt);
      assertTimes(span, this.clock.now());
      const words = await this.words.of(
        { workspaceId: who.workspaceId, memberId, before: NOTHING_SAID },
        wish,
      );
      const fields = { ...NOWHERE, ...span, ...words };
      const source = sourceOf(who, memberId, 'api');
      return entryView(await this.book.add(who, { memberId, source, fields }, { action: 'added' }));
    });
  }

  /**
   * @param seen the version the caller looked at
   * @throws versionClash, entryArchived, timesRefused, timeEntryOverlaps, timesheetLocked
   */
  change(
    who: Principal,
    entryId: string,
    { change, seen }: { change: TimeEntryChange; seen: number | undefined },
  ): Promise<TimeEntryView> {
    return this.changing(who, { entryId, action: 'changed', seen }, async (entry) => {
      assertLive(entry);
      const span = {
        inAt: change.inAt === undefined ? entry.inAt : new Date(change.inAt),
        outAt: change.outAt === undefined ? entry.outAt : instantOf(change.outAt),
      };
      assertTimes(span, this.clock.now());
      const { memberId } = entry;
      const words = await this.words.of({ workspaceId: who.workspaceId, memberId, before: entry }, change);
      return { ...span, ...words };
    });
  }

  /** Takes an entry out of all counts; nothing is deleted. @throws entryArchived, timesheetLocked */
  archive(who: Principal, entryId: string, seen?: number): Promise<TimeEntryView> {
    return this.changing(who, { entryId, action: 'archived', seen }, (entry) => {
      assertLive(entry);
      return { archivedAt: this.clock.now() };
    });
  }

  /** @throws entryNotArchived, timeEntryOverlaps, timesheetLocked */
  restore(who: Principal, entryId: string, seen?: number): Promise<TimeEntryView> {
    return this.changing(who, { entryId, action: 'restored', seen }, (entry) => {
      assertArchived(entry);
      return { archivedAt: null };
    });
  }

  private changing(
    who: Principal,
    { entryId, action, seen }: { entryId: string; action: EntryAction; seen: number | undefined },
    decide: Decide,
  ): Promise<TimeEntryView> {
    return this.seats.alongside(who, DECIDING, async () => {
      const { memberId } = await this.get(who.workspaceId, entryId);
      await this.book.lockMember(memberId);
      // Anew: between the first look and the lock somebody may have written.
      const entry = await this.get(who.workspaceId, entryId);
      assertSeen(entry.version, seen);
      const change = await decide(entry);
      return entryView(await this.book.change(who, entry, { change, cause: { action } }));
    });
  }

  private async get(workspaceId: string, entryId: string): Promise<TimeEntryRow> {
    const row = await this.entries.find(workspaceId, entryId, null);
    if (!row) throw timeEntryNotFound();
    return row;
  }
}

const NOWHERE = {
  inLocationId: null,
  outLocationId: null,
  isInUnrecognised: false,
  isOutUnrecognised: false,
  archivedAt: null,
};

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const spanOf = (inAt: string, outAt: string | null) => ({ inAt: new Date(inAt), outAt: instantOf(outAt) });
