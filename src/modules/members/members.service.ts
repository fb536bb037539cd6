import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../kernel/http/paging.contract';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail, type Happening, type WorkspaceAction } from '../audit';
import type {
  MemberAccess,
  MemberPage,
  MembersQuery,
  MemberView,
  OwnershipMoved,
  OwnershipWish,
  RemovalReceipt,
  RestorationInput,
  RoleWish,
} from './members.contract';
import { memberNotFound } from './members.problems';
import { type MemberRow, MembersRepository } from './members.repository';
import {
  assertMayDecideAbout,
  assertMayGive,
  assertMayOwn,
  assertRemovable,
  assertRestorable,
  assertRoleChangeable,
} from './members.rules';
import { Departure } from './seats/departure';
import { Seats } from './seats/seats';

type Listing = Omit<MembersQuery, 'status'> & { readonly status?: MembersQuery['status'] };
type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly seats: Seats,
    private readonly departure: Departure,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Members by status, active ones unless asked otherwise; an employee sees themselves. */
  async list(who: Principal, query: Listing): Promise<MemberPage> {
    const filter = {
      status: query.status ?? 'active',
      changedFrom: changedFrom(query),
      onlyMemberId: who.grants.get('employees:read') === 'own' ? who.memberId : null,
    };
    const rows = await this.members.list(who.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, memberView);
  }

  /** @throws memberNotFound also for a member that the caller's reach does not cover */
  async get(who: Principal, memberId: string): Promise<MemberView> {
    if (who.grants.get('employees:read') === 'own' && memberId !== who.memberId) throw memberNotFound();
    return this.view(who.workspaceId, memberId);
  }

  async owner(workspaceId: string): Promise<MemberView> {
    const row = await this.members.findOwner(workspaceId);
    if (!row) throw new Error('a workspace without an owner');
    return memberView(row);
  }

  /**
   * Invitations that the member may no longer give are cancelled with it.
   * @param seen the version the caller looked at
   * @throws versionClash when it changed since; ownerStays for the owner, memberRemoved for a removed member
   */
  changeRole(who: Principal, memberId: string, wish: RoleWish, seen?: number): Promise<MemberView> {
    return this.seats.empowered(who, 'roles:change', async () => {
      const target = await this.seats.lockTarget(who.workspaceId, memberId);
      assertSeen(target.version, seen);
      assertRoleChangeable(target);
      await this.members.setRole(who.workspaceId, memberId, wish.role);
      const cancelled = await this.departure.demotion(who.workspaceId, memberId, this.clock.now());
      const member = await this.view(who.workspaceId, memberId);
      await this.record(who, 'member.role_changed', member, {
        before: { role: target.role },
        after: { role: wish.role, ...cancelled },
      });
      return member;
    });
  }

  /** The old owner becomes an admin; invitations as admin that they sent are cancelled. @throws ownerMustBeAdmin unless the member is an active admin */
  transferOwnership(who: Principal, { memberId }: OwnershipWish): Promise<OwnershipMoved> {
    return this.seats.empowered(who, 'ownership:transfer', async () => {
      assertMayOwn(await this.seats.lockTarget(who.workspaceId, memberId));
      await this.members.setOwner(who.workspaceId, memberId);
      await this.members.setRole(who.workspaceId, who.memberId, 'admin');
      const cancelled = await this.departure.demotion(who.workspaceId, who.memberId, this.clock.now());
      const owner = await this.view(who.workspaceId, memberId);
      await this.record(who, 'ownership.transferred', owner, {
        before: { ownerId: who.memberId },
        after: { ownerId: memberId, ...cancelled },
      });
      return { owner, previousOwner: await this.view(who.workspaceId, who.memberId) };
    });
  }

  /** What acts as a member now and would stop with their seat. @throws memberNotFound, adminNeedsSession */
  async access(who: Principal, memberId: string): Promise<MemberAccess> {
    const { role } = await this.view(who.workspaceId, memberId);
    assertMayDecideAbout(who, role);
    return this.departure.preview(who.workspaceId, memberId);
  }

  /** What hangs on each seat that the caller may see: everybody's for those who decide, else their own. */
  async standing(who: Principal): Promise<ReadonlyMap<string, MemberAccess>> {
    if (who.grants.get('employees:edit') === 'all') return this.departure.previews(who.workspaceId);
    return new Map([[who.memberId, await this.departure.preview(who.workspaceId, who.memberId)]]);
  }

  /** Ends a member's seat and everything that acts as them, in one transaction. @throws ownerStays, leaveInstead, memberRemoved */
  remove(who: Principal, memberId: string): Promise<RemovalReceipt> {
    return this.seats.deciding(who, async () => {
      assertRemovable(who, await this.seats.lockTarget(who.workspaceId, memberId));
      const stopped = await this.departure.removal(who.workspaceId, memberId, this.clock.now());
      const member = await this.view(who.workspaceId, memberId);
      await this.record(who, 'member.removed', member, { after: { ...stopped } });
      return { member, stopped };
    });
  }

  /**
   * Gives the seat back, never the credentials, and the admin role only where the owner gives it.
   * @throws memberActive, leaveInstead, adminNeedsSession, adminRoleReserved
   */
  restore(who: Principal, memberId: string, { role }: RestorationInput): Promise<MemberView> {
    return this.seats.deciding(who, async (seat) => {
      assertRestorable(who, await this.seats.lockTarget(who.workspaceId, memberId));
      assertMayGive({ ...who, role: seat.role }, role);
      await this.departure.undo(who.workspaceId, { memberId, role }, this.clock.now());
      const member = await this.view(who.workspaceId, memberId);
      await this.record(who, 'member.restored', member, { after: { role: member.role } });
      return member;
    });
  }

  /** Gives up the caller's own seat; the owner's role has no such power. */
  leave(who: Principal): Promise<RemovalReceipt> {
    return this.seats.empowered(who, 'workspace:leave', async () => {
      const stopped = await this.departure.of(who.workspaceId, who.memberId, this.clock.now());
      const member = await this.view(who.workspaceId, who.memberId);
      await this.record(who, 'member.left', member, { after: { ...stopped } });
      return { member, stopped };
    });
  }

  private record(
    who: Principal,
    action: WorkspaceAction,
    { id, name }: MemberView,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(who.workspaceId, who, { action, target: { id, name }, ...change });
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
