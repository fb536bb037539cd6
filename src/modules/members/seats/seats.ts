import { Injectable } from '@nestjs/common';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Permission, Power, Reach } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { memberNotFound } from '../members.problems';
import { MembersRepository } from '../members.repository';
import {
  assertDecides,
  assertPermitted,
  assertPower,
  assertSeatStands,
  reachOf,
  type Seat,
} from '../members.rules';

/**
 * Transactions that touch seats. Each locks in the one order that everybody keeps, the workspace and then the member,
 * and reads the caller's seat anew under the lock: the door's answer may be older than a removal that just committed.
 */
@Injectable()
export class Seats {
  constructor(
    private readonly members: MembersRepository,
    private readonly atomic: Atomic,
  ) {}

  /** For deciding about others. @throws workspaceNotFound or permissionMissing when the caller may no longer */
  deciding<T>(who: Principal, work: (seat: Seat) => Promise<T>): Promise<T> {
    return this.locked(who, (seat) => {
      assertDecides(seat);
      return work(seat);
    });
  }

  /** For a power of a role. @throws workspaceNotFound or permissionMissing when the caller no longer holds it */
  empowered<T>(who: Principal, power: Power, work: (seat: Seat) => Promise<T>): Promise<T> {
    return this.locked(who, (seat) => {
      assertPower(seat, power);
      return work(seat);
    });
  }

  /**
   * For settings and what else needs a permission for all: whoever was demoted or removed meanwhile changes nothing.
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  permitted<T>(who: Principal, permission: Permission, work: (seat: Seat) => Promise<T>): Promise<T> {
    return this.locked(who, (seat) => {
      assertPermitted(seat, permission, 'all');
      return work(seat);
    });
  }

  /**
   * For what `own` may do about themselves: `work` gets the reach as it is under the lock.
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  acting<T>(who: Principal, permission: Permission, work: (reach: Reach) => Promise<T>): Promise<T> {
    return this.locked(who, (seat) => {
      assertPermitted(seat, permission, 'own');
      return work(reachOf(seat, permission));
    });
  }

  /**
   * For what many members do side by side, such as clocking in: holds the caller's seat and not the workspace, so that
   * nobody waits for another. What they reach is read anew.
   * @param reach that the work needs at least
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  alongside<T>(
    who: Principal,
    { permission, reach }: { permission: Permission; reach: Reach },
    work: (reach: Reach) => Promise<T>,
  ): Promise<T> {
    return this.atomic.run(async () => {
      const seat = await this.members.holdSeat(who.workspaceId, who.memberId);
      assertSeatStands(who, seat);
      assertPermitted(seat, permission, reach);
      return work(reachOf(seat, permission));
    });
  }

  /**
   * For whatever inserts a credential: holds the caller's seat, so that nothing can be born into a new epoch.
   * @throws workspaceNotFound or permissionMissing when the seat or the power was taken away meanwhile
   */
  holding<T>(who: Principal, power: Power, work: (seat: Seat) => Promise<T>): Promise<T> {
    // The workspace too: whether a seat is the owner's stands there.
    return this.empowered(who, power, work);
  }

  /**
   * For a person who chose one of their seats on a page above workspaces: holds it, as it is now.
   * @throws workspaceNotFound when it was taken away meanwhile
   */
  chosen<T>(
    { workspaceId, memberId }: { readonly workspaceId: string; readonly memberId: string },
    work: (seat: Seat) => Promise<T>,
  ): Promise<T> {
    return this.atomic.run(async () => {
      await this.members.lockWorkspace(workspaceId);
      const seat = await this.members.lockSeat(workspaceId, memberId);
      if (!seat?.isActive) throw workspaceNotFound();
      return work(seat);
    });
  }

  /** @throws memberNotFound when the workspace has no such member */
  async lockTarget(workspaceId: string, memberId: string): Promise<Seat> {
    const seat = await this.hold(workspaceId, memberId);
    if (!seat) throw memberNotFound();
    return seat;
  }

  /** For whatever acts as a seat without a principal. @returns none where the workspace is gone */
  hold(workspaceId: string, memberId: string): Promise<Seat | undefined> {
    return this.members.lockSeat(workspaceId, memberId);
  }

  private async lockOwn(who: Principal): Promise<Seat> {
    const seat = await this.members.lockSeat(who.workspaceId, who.memberId);
    assertSeatStands(who, seat);
    return seat;
  }

  private locked<T>(who: Principal, work: (seat: Seat) => Promise<T>): Promise<T> {
    return this.atomic.run(async () => {
      await this.members.lockWorkspace(who.workspaceId);
      return work(await this.lockOwn(who));
    });
  }
}
