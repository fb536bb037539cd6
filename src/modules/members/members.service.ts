import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { type PageQuery, placeOf, toPage } from '../../kernel/http/paging.contract';
import type {
  MemberPage,
  MemberView,
  OwnershipMoved,
  OwnershipWish,
  RemovalReceipt,
  RoleWish,
} from './members.contract';
import { memberNotFound } from './members.problems';
import { type MemberRow, MembersRepository } from './members.repository';
import { assertMayOwn, assertRemovable, assertRestorable, assertRoleChangeable } from './members.rules';
import { Departure } from './seats/departure';
import { Seats } from './seats/seats';

@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly seats: Seats,
    private readonly departure: Departure,
    private readonly clock: Clock,
  ) {}

  /** Active members; an employee sees themselves. */
  async list(who: Principal, query: PageQuery): Promise<MemberPage> {
    const only = who.grants.get('employees:read') === 'own' ? who.memberId : null;
    const rows = await this.members.list(who.workspaceId, placeOf(query.cursor), query.limit + 1, only);
    const page = toPage(rows, query.limit, (row) => row.id, memberView);
    return { ...page, data: [...page.data] };
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

  /** @throws ownerStays for the owner, memberRemoved for a removed member */
  changeRole(who: Principal, memberId: string, wish: RoleWish): Promise<MemberView> {
    return this.seats.empowered(who, 'roles:change', async () => {
      assertRoleChangeable(await this.seats.lockTarget(who.workspaceId, memberId));
      await this.members.setRole(who.workspaceId, memberId, wish.role);
      return this.view(who.workspaceId, memberId);
    });
  }

  /** The old owner becomes an admin. @throws ownerMustBeAdmin unless the member is an active admin */
  transferOwnership(who: Principal, { memberId }: OwnershipWish): Promise<OwnershipMoved> {
    return this.seats.empowered(who, 'ownership:transfer', async () => {
      assertMayOwn(await this.seats.lockTarget(who.workspaceId, memberId));
      await this.members.setOwner(who.workspaceId, memberId);
      await this.members.setRole(who.workspaceId, who.memberId, 'admin');
      const owner = await this.view(who.workspaceId, memberId);
      return { owner, previousOwner: await this.view(who.workspaceId, who.memberId) };
    });
  }

  /** Ends a member's seat and everything that acts as them, in one transaction. @throws ownerStays, leaveInstead, memberRemoved */
  remove(who: Principal, memberId: string): Promise<RemovalReceipt> {
    return this.seats.deciding(who, async () => {
      assertRemovable(who, await this.seats.lockTarget(who.workspaceId, memberId));
      const stopped = await this.departure.of(who.workspaceId, memberId, this.clock.now());
      return { member: await this.view(who.workspaceId, memberId), stopped };
    });
  }

  /** Gives the seat back, never the credentials. @throws memberActive, leaveInstead */
  restore(who: Principal, memberId: string): Promise<MemberView> {
    return this.seats.deciding(who, async () => {
      assertRestorable(who, await this.seats.lockTarget(who.workspaceId, memberId));
      await this.departure.undo(who.workspaceId, memberId, this.clock.now());
      return this.view(who.workspaceId, memberId);
    });
  }

  /** Gives up the caller's own seat; the owner's role has no such power. */
  leave(who: Principal): Promise<RemovalReceipt> {
    return this.seats.empowered(who, 'workspace:leave', async () => {
      const stopped = await this.departure.of(who.workspaceId, who.memberId, this.clock.now());
      return { member: await this.view(who.workspaceId, who.memberId), stopped };
    });
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
