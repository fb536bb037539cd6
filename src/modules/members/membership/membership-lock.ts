import { Injectable } from '@nestjs/common';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Permission, Reach, RequirePrivilege } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { memberNotFound } from '../members.problems';
import { MembersRepository } from '../members.repository';
import {
  assertActiveMembership,
  assertDecides,
  assertPermitted,
  assertPrivilege,
  type Membership,
  reachOf,
} from '../members.rules';

/**
 * Transactions that touch seats. Each locks in the one order that everybody keeps, the workspace and then the member,
 * and reads the caller's seat anew under the lock: the door's answer may be older than a removal that just committed.
 */
@Injectable()
export class MembershipLock {
  constructor(
    private readonly members: MembersRepository,
    private readonly atomic: Atomic,
  ) {}

  /** For deciding about others. @throws workspaceNotFound or permissionMissing when the caller may no longer */
  withAllReach<T>(caller: Principal, work: (membership: Membership) => Promise<T>): Promise<T> {
    return this.locked(caller, (membership) => {
      assertDecides(membership);
      return work(membership);
    });
  }

  /** For a power of a role. @throws workspaceNotFound or permissionMissing when the caller no longer holds it */
  withPrivilege<T>(
    caller: Principal,
    privilege: RequirePrivilege,
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    return this.locked(caller, (membership) => {
      assertPrivilege(membership, privilege);
      return work(membership);
    });
  }

  /**
   * For settings and what else needs a permission for all: whoever was demoted or removed meanwhile changes nothing.
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  withPermission<T>(
    caller: Principal,
    permission: Permission,
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    return this.locked(caller, (membership) => {
      assertPermitted(membership, permission, 'all');
      return work(membership);
    });
  }

  /**
   * For what `own` may do about themselves: `work` gets the reach as it is under the lock.
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  withOwnScope<T>(caller: Principal, permission: Permission, work: (reach: Reach) => Promise<T>): Promise<T> {
    return this.locked(caller, (membership) => {
      assertPermitted(membership, permission, 'own');
      return work(reachOf(membership, permission));
    });
  }

  /**
   * For what many members do side by side, such as clocking in: holds the caller's seat and not the workspace, so that
   * nobody waits for another. What they reach is read anew.
   * @param reach that the work needs at least
   * @throws workspaceNotFound or permissionMissing when the caller may no longer
   */
  withShared<T>(
    caller: Principal,
    { permission, reach }: { permission: Permission; reach: Reach },
    work: (reach: Reach) => Promise<T>,
  ): Promise<T> {
    return this.atomic.run(async () => {
      const membership = await this.members.lockMembershipShared(caller.workspaceId, caller.memberId);
      assertActiveMembership(caller, membership);
      assertPermitted(membership, permission, reach);
      return work(reachOf(membership, permission));
    });
  }

  /**
   * For whatever inserts a credential: holds the caller's seat, so that nothing can be born into a new epoch.
   * @throws workspaceNotFound or permissionMissing when the seat or the power was taken away meanwhile
   */
  withCredentialPrivilege<T>(
    caller: Principal,
    privilege: RequirePrivilege,
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    // The workspace too: whether a seat is the owner's stands there.
    return this.withPrivilege(caller, privilege, work);
  }

  /**
   * For a person who chose one of their seats on a page above workspaces: holds it, as it is now.
   * @throws workspaceNotFound when it was taken away meanwhile
   */
  withChosenMembership<T>(
    { workspaceId, memberId }: { readonly workspaceId: string; readonly memberId: string },
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    return this.atomic.run(async () => {
      await this.members.lockWorkspace(workspaceId);
      const membership = await this.members.lockMembership(workspaceId, memberId);
      if (!membership?.isActive) throw workspaceNotFound();
      return work(membership);
    });
  }

  /** @throws memberNotFound when the workspace has no such member */
  async lockTarget(workspaceId: string, memberId: string): Promise<Membership> {
    const membership = await this.hold(workspaceId, memberId);
    if (!membership) throw memberNotFound();
    return membership;
  }

  /** For whatever acts as a seat without a principal. @returns none where the workspace is gone */
  hold(workspaceId: string, memberId: string): Promise<Membership | undefined> {
    return this.members.lockMembership(workspaceId, memberId);
  }

  private async lockOwn(caller: Principal): Promise<Membership> {
    const membership = await this.members.lockMembership(caller.workspaceId, caller.memberId);
    assertActiveMembership(caller, membership);
    return membership;
  }

  private locked<T>(caller: Principal, work: (membership: Membership) => Promise<T>): Promise<T> {
    return this.atomic.run(async () => {
      await this.members.lockWorkspace(caller.workspaceId);
      return work(await this.lockOwn(caller));
    });
  }
}
