import { Body, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Allow, Power, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { PageQuery } from '../../kernel/http/paging.contract';
import { MemberId, MemberPage, MemberView, RemovalReceipt, RoleWish } from './members.contract';
import { leaveInstead, memberActive, memberNotFound, memberRemoved, ownerStays } from './members.problems';
import { MembersService } from './members.service';

@ApiController('members', 'Members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Allow('employees:read', 'own')
  @Answers({
    id: 'listMembers',
    summary: 'List members',
    description: 'Active members, oldest seat first. An employee sees their own record.',
    answer: { status: 200, says: 'A page of members.', schema: MemberPage },
  })
  list(@Who() who: Principal, @Query({ schema: PageQuery }) query: PageQuery): Promise<MemberPage> {
    return this.members.list(who, query);
  }

  @Get(':memberId')
  @Allow('employees:read', 'own')
  @Answers({
    id: 'getMember',
    summary: 'Get a member',
    answer: { status: 200, says: 'The member, active or removed.', schema: MemberView },
    refuses: [memberNotFound],
  })
  get(@Who() who: Principal, @Param('memberId', { schema: MemberId }) id: string): Promise<MemberView> {
    return this.members.get(who, id);
  }

  @Put(':memberId/role')
  @Power('roles:change', { by: ['session'] })
  @Answers({
    id: 'changeRole',
    summary: 'Change a member’s role',
    description: 'Their keys and connections follow the new role from their next request on.',
    answer: { status: 200, says: 'The member with the new role.', schema: MemberView },
    example: { role: 'employee' },
    refuses: [memberNotFound, ownerStays, memberRemoved],
  })
  changeRole(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RoleWish }) wish: RoleWish,
  ): Promise<MemberView> {
    return this.members.changeRole(who, id, wish);
  }

  @Post(':memberId/removal')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'removeMember',
    summary: 'Remove a member',
    description:
      'Their keys and connections stop on their next request, invitations they sent are cancelled, and their sessions lose this workspace. Records stay.',
    answer: { status: 200, says: 'The receipt: what stopped.', schema: RemovalReceipt },
    refuses: [memberNotFound, ownerStays, leaveInstead, memberRemoved],
  })
  remove(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<RemovalReceipt> {
    return this.members.remove(who, id);
  }

  @Post(':memberId/restoration')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'restoreMember',
    summary: 'Restore a removed member',
    description:
      'Gives back the seat and its history, never its credentials: keys stay revoked, and the person signs in anew.',
    answer: { status: 200, says: 'The active member.', schema: MemberView },
    refuses: [memberNotFound, memberActive, leaveInstead],
  })
  restore(@Who() who: Principal, @Param('memberId', { schema: MemberId }) id: string): Promise<MemberView> {
    return this.members.restore(who, id);
  }
}
