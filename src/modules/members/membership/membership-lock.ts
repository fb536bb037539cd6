import { Injectable } from '@nestjs/common';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Permission, Privilege, Reach } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { Atomic } from '../../../kernel/database/atomic';
import { MembersRepository } from './members.repository';
import { memberNotFound } from './membership.problems';
import {
  assertActiveMembership,
  assertDecides,
  assertPermitted,
  assertPrivilege,
  type Membership,
  reachOf,
} from './membership.rules';

/**
 * Transactions that depend on memberships. Each locks the workspace first and the member second, and reads the caller's
 * membership again: the guard's decision may be older than a removal that just committed.
 */
@Injectable()
export class MembershipLock {
  constructor(
    private readonly members: MembersRepository,
    private readonly atomic: Atomic,
  ) {}

  /** For managing other members. @throws workspaceNotFound or permissionMissing when the caller lost the right */
  withAllReach<T>(caller: Principal, work: (membership: Membership) => Promise<T>): Promise<T> {
    return this.locked(caller, (membership) => {
      assertDecides(membership);
      return work(membership);
    });
  }

  /** For a privilege of a role. @throws workspaceNotFound or permissionMissing when the caller lost it */
  withPrivilege<T>(
    caller: Principal,
    privilege: Privilege,
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    return this.locked(caller, (membership) => {
      assertPrivilege(membership, privilege);
      return work(membership);
    });
  }

  /**
   * For settings and other work that needs a permission with reach `all`.
   * @throws workspaceNotFound or permissionMissing when the caller was removed or demoted meanwhile
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
   * For work that reach `own` allows on the caller's own records. `work` gets the reach read under the lock.
   * @throws workspaceNotFound or permissionMissing when the caller lost the permission
   */
  withOwnScope<T>(caller: Principal, permission: Permission, work: (reach: Reach) => Promise<T>): Promise<T> {
    return this.locked(caller, (membership) => {
      assertPermitted(membership, permission, 'own');
      return work(reachOf(membership, permission));
    });
  }

  /**
   * For concurrent work of many members, such as clocking in: locks the caller's membership and not the workspace, so
   * that members do not wait for each other. `work` gets the reach read under the lock.
   * @param reach the minimum that the work needs
   * @throws workspaceNotFound or permissionMissing when the caller lost the permission
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
   * For creating a credential: locks the caller's membership, so that its epoch cannot change meanwhile.
   * @throws workspaceNotFound or permissionMissing when the caller lost the membership or the privilege
   */
  withCredentialPrivilege<T>(
    caller: Principal,
    privilege: Privilege,
    work: (membership: Membership) => Promise<T>,
  ): Promise<T> {
    // Locks the workspace too, because it stores the owner.
    return this.withPrivilege(caller, privilege, work);
  }

  /**
   * For a person who chose one of their workspaces on a page outside of them: locks that membership.
   * @throws workspaceNotFound when it has ended meanwhile
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

  /** For work on a membership without a principal. @returns undefined when there is no such member */
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
