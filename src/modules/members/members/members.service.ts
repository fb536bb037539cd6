import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail, type Happening, type WorkspaceAction } from '../../audit';
import {
  assertMayDecideAbout,
  assertMayGive,
  type MemberRow,
  MembershipLock,
  MembersRepository,
  memberNotFound,
} from '../membership';
import { MemberRemoval } from './member-removal';
import type {
  MemberAccess,
  MemberPage,
  MembersQuery,
  MemberView,
  OwnershipInput,
  OwnershipMoved,
  RemovalReceipt,
  RestorationInput,
  RoleInput,
} from './members.contract';
import { assertMayOwn, assertRemovable, assertRestorable, assertRoleChangeable } from './members.rules';

type Listing = Omit<MembersQuery, 'status'> & { readonly status?: MembersQuery['status'] };
type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly memberships: MembershipLock,
    private readonly removal: MemberRemoval,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Members by status, active ones by default; an employee sees only their own record. */
  async list(caller: Principal, query: Listing): Promise<MemberPage> {
    const filter = {
      status: query.status ?? 'active',
      changedFrom: changedFrom(query),
      onlyMemberId: caller.grants.get('employees:read') === 'own' ? caller.memberId : null,
    };
    const rows = await this.members.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, memberView);
  }

  /** @throws memberNotFound also for a member outside the caller's reach */
  async get(caller: Principal, memberId: string): Promise<MemberView> {
    if (caller.grants.get('employees:read') === 'own' && memberId !== caller.memberId) throw memberNotFound();
    return this.view(caller.workspaceId, memberId);
  }

  async owner(workspaceId: string): Promise<MemberView> {
    const row = await this.members.findOwner(workspaceId);
    if (!row) throw new Error('workspace has no owner');
    return memberView(row);
  }

  /**
   * Also cancels open invitations whose role the member can no longer assign.
   * @param seen the version the caller read
   * @throws versionClash when it changed since; ownerStays for the owner, memberRemoved for a removed member
   */
  changeRole(caller: Principal, memberId: string, input: RoleInput, seen?: number): Promise<MemberView> {
    return this.memberships.withPrivilege(caller, 'roles:change', async () => {
      const target = await this.memberships.lockTarget(caller.workspaceId, memberId);
      assertSeen(target.version, seen);
      assertRoleChangeable(target);
      await this.members.setRole(caller.workspaceId, memberId, input.role);
      const cancelled = await this.removal.demotion(caller.workspaceId, memberId, this.clock.now());
      const member = await this.view(caller.workspaceId, memberId);
      await this.record(caller, 'member.role_changed', member, {
        before: { role: target.role },
        after: { role: input.role, ...cancelled },
      });
      return member;
    });
  }

  /**
   * The previous owner becomes an admin, and invitations as admin that they sent are cancelled.
   * @throws ownerMustBeAdmin unless the member is an active admin
   */
  transferOwnership(caller: Principal, { memberId }: OwnershipInput): Promise<OwnershipMoved> {
    return this.memberships.withPrivilege(caller, 'ownership:transfer', async () => {
      assertMayOwn(await this.memberships.lockTarget(caller.workspaceId, memberId));
      await this.members.setOwner(caller.workspaceId, memberId);
      await this.members.setRole(caller.workspaceId, caller.memberId, 'admin');
      const cancelled = await this.removal.demotion(caller.workspaceId, caller.memberId, this.clock.now());
      const owner = await this.view(caller.workspaceId, memberId);
      await this.record(caller, 'ownership.transferred', owner, {
        before: { ownerId: caller.memberId },
        after: { ownerId: memberId, ...cancelled },
      });
      return { owner, previousOwner: await this.view(caller.workspaceId, caller.memberId) };
    });
  }

  /** What removing a member would revoke and cancel. @throws memberNotFound, adminNeedsSession */
  async access(caller: Principal, memberId: string): Promise<MemberAccess> {
    const { role } = await this.view(caller.workspaceId, memberId);
    assertMayDecideAbout(caller, role);
    return this.removal.preview(caller.workspaceId, memberId);
  }

  /** The same by member: of all members for callers who manage them, else only of the caller. */
  async standing(caller: Principal): Promise<ReadonlyMap<string, MemberAccess>> {
    if (caller.grants.get('employees:edit') === 'all') return this.removal.previews(caller.workspaceId);
    return new Map([[caller.memberId, await this.removal.preview(caller.workspaceId, caller.memberId)]]);
  }

  /** Ends a membership and its credentials in one transaction. @throws ownerStays, leaveInstead, memberRemoved */
  remove(caller: Principal, memberId: string): Promise<RemovalReceipt> {
    return this.memberships.withAllReach(caller, async () => {
      assertRemovable(caller, await this.memberships.lockTarget(caller.workspaceId, memberId));
      const stopped = await this.removal.removal(caller.workspaceId, memberId, this.clock.now());
      const member = await this.view(caller.workspaceId, memberId);
      await this.record(caller, 'member.removed', member, { after: { ...stopped } });
      return { member, stopped };
    });
  }

  /**
   * Restores the membership, but no credentials. Only the owner can restore a member as admin.
   * @throws memberActive, leaveInstead, adminNeedsSession, adminRoleReserved
   */
  restore(caller: Principal, memberId: string, { role }: RestorationInput): Promise<MemberView> {
    return this.memberships.withAllReach(caller, async (membership) => {
      assertRestorable(caller, await this.memberships.lockTarget(caller.workspaceId, memberId));
      assertMayGive({ ...caller, role: membership.role }, role);
      await this.removal.undo(caller.workspaceId, { memberId, role }, this.clock.now());
      const member = await this.view(caller.workspaceId, memberId);
      await this.record(caller, 'member.restored', member, { after: { role: member.role } });
      return member;
    });
  }

  /** Ends the caller's own membership; the owner does not have this privilege. */
  leave(caller: Principal): Promise<RemovalReceipt> {
    return this.memberships.withPrivilege(caller, 'workspace:leave', async () => {
      const stopped = await this.removal.removeMember(caller.workspaceId, caller.memberId, this.clock.now());
      const member = await this.view(caller.workspaceId, caller.memberId);
      await this.record(caller, 'member.left', member, { after: { ...stopped } });
      return { member, stopped };
    });
  }

  private record(
    caller: Principal,
    action: WorkspaceAction,
    { id, name }: MemberView,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
  }

  private async view(workspaceId: string, memberId: string): Promise<MemberView> {
    const row = await this.members.find(workspaceId, memberId);
    if (!row) throw memberNotFound();
    return memberView(row);
  }
}

const memberView = ({ isActive, joinedAt, removedAt, ...row }: MemberRow): MemberView => ({
  ...row,
  status: isActive ? 'active' : 'removed',
  joinedAt: joinedAt.toISOString(),
  removedAt: removedAt?.toISOString() ?? null,
});
