import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { type ClockSetupView, LocationsService } from '../../account';
import { MembershipLock } from '../../members';
import {
  clashWith,
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

/** The origin of a clock-in or clock-out. */
export interface ClockedFrom {
  readonly address: string;
  readonly surface: Surface;
}

type Where = Parameters<LocationsService['match']>[1];

/** The clock location that matched, if any. */
interface Place {
  readonly locationId: string | null;
  /** True if no location matched and the setup asks for a warning. */
  readonly isUnrecognised: boolean;
}

const NO_LOCATION = { outLocationId: null, isOutUnrecognised: false, archivedAt: null };

/** Clock-in, clock-out and changes of the open entry. All times are the server's. */
@Injectable()
export class ClockService {
  constructor(
    private readonly details: ClockDetails,
    private readonly writer: TimeEntryWriter,
    private readonly locations: LocationsService,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /** @throws alreadyClockedIn, clockNeedsMore, jobNotFound, invalidInput, timesheetLocked */
  clockIn(caller: Principal, { position, ...input }: ClockInput, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = caller;
    return this.withOwnEntries(caller, async () => {
      const span = { inAt: this.clock.now(), outAt: null };
      const clash = await this.details.findClash(caller, span);
      const setup = await this.details.getSetup(workspaceId);
      const words = await this.details.atStart(
        { workspaceId, memberId, before: EMPTY_DETAILS },
        input,
        setup,
      );
      const place = await this.matchLocation(workspaceId, { ...position, address: from.address }, setup);
      if (clash) throw clashWith(clash);
      const at = { inLocationId: place.locationId, isInUnrecognised: place.isUnrecognised };
      const fields = { ...NO_LOCATION, ...span, ...words, ...at };
      const source = sourceOf(caller, memberId, from.surface);
      const entry = { memberId, source, fields, isFree: true };
      return replyOf(await this.writer.add(caller, entry, { action: 'clocked_in' }), place.isUnrecognised);
    });
  }

  /** @throws notClockedIn, clockNeedsMore, jobNotFound, invalidInput if a required field is empty, timesheetLocked */
  clockOut(caller: Principal, { position, ...input }: ClockInput, from: ClockedFrom): Promise<ClockReply> {
    const { workspaceId, memberId } = caller;
    return this.withOwnEntries(caller, async () => {
      const entry = await this.details.getOpenEntry(caller);
      const setup = await this.details.getSetup(workspaceId);
      const words = await this.details.atEnd({ workspaceId, memberId, before: entry }, input, setup);
      const place = await this.matchLocation(workspaceId, { ...position, address: from.address }, setup);
      const at = { outLocationId: place.locationId, isOutUnrecognised: place.isUnrecognised };
      const change = { outAt: outAtOf(entry.inAt, this.clock.now()), ...words, ...at };
      const cause = { action: 'clocked_out' } as const;
      return replyOf(await this.writer.change(caller, entry, { change, cause }), place.isUnrecognised);
    });
  }

  /**
   * Changes the details of the caller's open entry.
   * @param seen the version the caller last read
   * @throws notClockedIn, versionClash, clockNeedsMore, jobNotFound, invalidInput
   */
  change(caller: Principal, input: ClockChange, seen?: number): Promise<TimeEntryView> {
    const { workspaceId, memberId } = caller;
    return this.withOwnEntries(caller, async () => {
      const entry = await this.details.getOpenEntry(caller);
      assertSeen(entry.version, seen);
      const change = await this.details.between({ workspaceId, memberId, before: entry }, input);
      const cause = { action: 'clock_changed' } as const;
      return entryView(await this.writer.change(caller, entry, { change, cause }));
    });
  }

  /** The clock location of a device position or an IP address. A mismatch never blocks. */
  private async matchLocation(
    workspaceId: string,
    where: Where,
    { warnsOnUnrecognisedLocation }: ClockSetupView,
  ): Promise<Place> {
    const { locationId } = await this.locations.match(workspaceId, where);
    return { locationId, isUnrecognised: locationId === null && warnsOnUnrecognisedLocation };
  }

  /** Runs work in a transaction that locks the caller's entries. */
  private withOwnEntries<T>(caller: Principal, work: () => Promise<T>): Promise<T> {
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
