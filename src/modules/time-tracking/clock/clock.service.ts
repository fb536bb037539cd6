import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { MembershipLock } from '../../members';
import {
  EMPTY_DETAILS,
  entryView,
  OWN_HOURS,
  type Surface,
  sourceOf,
  type TimeEntryRow,
  type TimeEntryView,
  TimeEntryWriter,
} from '../time-entries';
import type { ClockChange, ClockInput, ClockReply } from './clock.contract';
import { outAtOf, warningsOf } from './clock.rules';
import { ClockDetails } from './clock-details';
import { LocationMatcher } from './location-matcher';

/** The origin of a clock-in or clock-out. */
export interface ClockedFrom {
  readonly address: string;
  readonly surface: Surface;
}

const NO_LOCATION = { outLocationId: null, isOutUnrecognised: false, archivedAt: null };

/** Clock-in, clock-out and changes of the open entry. All times are the server's. */
@Injectable()
export class ClockService {
  constructor(
    private readonly words: ClockDetails,
    private readonly writer: TimeEntryWriter,
    private readonly places: LocationMatcher,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /** @throws alreadyClockedIn, clockNeedsMore, jobNotFound, invalidInput, timesheetLocked */
  clockIn(caller: Principal, { position, ...input }: ClockInput, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = caller;
    return this.mine(caller, async () => {
      await this.words.assertOff(caller);
      const words = await this.words.atStart({ workspaceId, memberId, before: EMPTY_DETAILS }, input);
      const { locationId, isUnrecognised } = await this.places.matchLocation(
        workspaceId,
        position,
        from.address,
      );
      const span = { inAt: this.clock.now(), outAt: null };
      const place = { inLocationId: locationId, isInUnrecognised: isUnrecognised };
      const fields = { ...NO_LOCATION, ...span, ...words, ...place };
      const source = sourceOf(caller, memberId, from.surface);
      const entry = await this.writer.add(caller, { memberId, source, fields }, { action: 'clocked_in' });
      return replyOf(entry, isUnrecognised);
    });
  }

  /** @throws notClockedIn, clockNeedsMore, jobNotFound, invalidInput if a required field is empty, timesheetLocked */
  clockOut(caller: Principal, { position, ...input }: ClockInput, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = caller;
    return this.mine(caller, async () => {
      const entry = await this.words.openOf(caller);
      const words = await this.words.atEnd({ workspaceId, memberId, before: entry }, input);
      const { locationId, isUnrecognised } = await this.places.matchLocation(
        workspaceId,
        position,
        from.address,
      );
      const place = { outLocationId: locationId, isOutUnrecognised: isUnrecognised };
      const change = { outAt: outAtOf(entry.inAt, this.clock.now()), ...words, ...place };
      const cause = { action: 'clocked_out' } as const;
      return replyOf(await this.writer.change(caller, entry, { change, cause }), isUnrecognised);
    });
  }

  /**
   * Changes the details of the caller's open entry.
   * @param seen the version the caller last read
   * @throws notClockedIn, versionClash, clockNeedsMore, jobNotFound, invalidInput
   */
  change(caller: Principal, input: ClockChange, seen?: number): Promise<TimeEntryView> {
    const { workspaceId, memberId } = caller;
    return this.mine(caller, async () => {
      const entry = await this.words.openOf(caller);
      assertSeen(entry.version, seen);
      const change = await this.words.between({ workspaceId, memberId, before: entry }, input);
      const cause = { action: 'clock_changed' } as const;
      return entryView(await this.writer.change(caller, entry, { change, cause }));
    });
  }

  private mine<T>(caller: Principal, work: () => Promise<T>): Promise<T> {
    return this.memberships.withShared(caller, OWN_HOURS, async () => {
      await this.writer.lockMember(caller.memberId);
      return work();
    });
  }
}

const replyOf = (entry: TimeEntryRow, isUnrecognised: boolean): ClockReply => ({
  ...entryView(entry),
  warnings: warningsOf(isUnrecognised),
});
