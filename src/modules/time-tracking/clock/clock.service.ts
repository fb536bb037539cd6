import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { Seats } from '../../members';
import { EntryBook } from '../book/entry-book';
import type { TimeEntryView } from '../entries/time-entries.contract';
import type { TimeEntryRow } from '../entries/time-entries.repository';
import { NOTHING_SAID, OWN_HOURS, type Surface, sourceOf } from '../entries/time-entries.rules';
import { entryView } from '../entries/time-entry.view';
import type { ClockChange, ClockReply, ClockWish } from './clock.contract';
import { outAtOf, warningsOf } from './clock.rules';
import { ClockWords } from './clock-words';
import { Whereabouts } from './whereabouts';

/** Where a clocking comes from. */
export interface ClockedFrom {
  readonly address: string;
  readonly surface: Surface;
}

const FROM_NOWHERE = { outLocationId: null, isOutUnrecognised: false, archivedAt: null };

/** A person and the clock: in, out, and what they say about the hours in between. The moments are the server's. */
@Injectable()
export class ClockService {
  constructor(
    private readonly words: ClockWords,
    private readonly book: EntryBook,
    private readonly places: Whereabouts,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  /** @throws alreadyClockedIn, clockNeedsMore, jobNotFound, invalidInput, timesheetLocked */
  clockIn(who: Principal, { position, ...wish }: ClockWish, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = who;
    return this.mine(who, async () => {
      await this.words.assertOff(who);
      const words = await this.words.atStart({ workspaceId, memberId, before: NOTHING_SAID }, wish);
      const { locationId, isUnrecognised } = await this.places.of(workspaceId, position, from.address);
      const span = { inAt: this.clock.now(), outAt: null };
      const place = { inLocationId: locationId, isInUnrecognised: isUnrecognised };
      const fields = { ...FROM_NOWHERE, ...span, ...words, ...place };
      const source = sourceOf(who, memberId, from.surface);
      const entry = await this.book.add(who, { memberId, source, fields }, { action: 'clocked_in' });
      return replyOf(entry, isUnrecognised);
    });
  }

  /** @throws notClockedIn, clockNeedsMore, jobNotFound, invalidInput where a required field is empty, timesheetLocked */
  clockOut(who: Principal, { position, ...wish }: ClockWish, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = who;
    return this.mine(who, async () => {
      const entry = await this.words.openOf(who);
      const words = await this.words.atEnd({ workspaceId, memberId, before: entry }, wish);
      const { locationId, isUnrecognised } = await this.places.of(workspaceId, position, from.address);
      const place = { outLocationId: locationId, isOutUnrecognised: isUnrecognised };
      const change = { outAt: outAtOf(entry.inAt, this.clock.now()), ...words, ...place };
      const cause = { action: 'clocked_out' } as const;
      return replyOf(await this.book.change(who, entry, { change, cause }), isUnrecognised);
    });
  }

  /**
   * What the person says about the hours they are at.
   * @param seen the version the caller looked at
   * @throws notClockedIn, versionClash, clockNeedsMore, jobNotFound, invalidInput
   */
  change(who: Principal, wish: ClockChange, seen?: number): Promise<TimeEntryView> {
    const { workspaceId, memberId } = who;
    return this.mine(who, async () => {
      const entry = await this.words.openOf(who);
      assertSeen(entry.version, seen);
      const change = await this.words.between({ workspaceId, memberId, before: entry }, wish);
      const cause = { action: 'clock_changed' } as const;
      return entryView(await this.book.change(who, entry, { change, cause }));
    });
  }

  private mine<T>(who: Principal, work: () => Promise<T>): Promise<T> {
    return this.seats.alongside(who, OWN_HOURS, async () => {
      await this.book.lockMember(who.memberId);
      return work();
    });
  }
}

const replyOf = (entry: TimeEntryRow, isUnrecognised: boolean): ClockReply => ({
  ...entryView(entry),
  warnings: warningsOf(isUnrecognised),
});
