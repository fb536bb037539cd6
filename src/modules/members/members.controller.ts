import { Body, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Allow, Power, Who } from '../../access/doors';
import { FreshProof } from '../../access/fresh-proof';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { MemberDetails } from './employment/employment.contract';
import { EmploymentService } from './employment/employment.service';
import {
  MemberAccess,
  MemberId,
  MemberPage,
  MembersQuery,
  MemberView,
  RemovalReceipt,
  RestorationInput,
  RoleWish,
} from './members.contract';
import {
  adminNeedsSession,
  adminRoleReserved,
  leaveInstead,
  memberActive,
  memberNotFound,
  memberRemoved,
  ownerStays,
} from './members.problems';
import { MembersService } from './members.service';

@ApiController('members', 'Members')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly employment: EmploymentService,
  ) {}

  @Get()
  @Allow('employees:read', 'own')
  @Answers({
    id: 'listMembers',
    summary: 'List members',
    description:
      'Oldest seat first, active ones unless `status` says otherwise. An employee sees their own record.',
    answer: { status: 200, says: 'A page of members.', schema: MemberPage },
  })
  list(@Who() who: Principal, @Query({ schema: MembersQuery }) query: MembersQuery): Promise<MemberPage> {
    return this.members.list(who, query);
  }

  @Get(':memberId')
  @Allow('employees:read', 'own')
  @Answers({
    id: 'getMember',
    summary: 'Get a member',
    description: 'With their record: hire date, phone, address and custom fields.',
    answer: { status: 200, says: 'The member, active or removed.', schema: MemberDetails },
    refuses: [memberNotFound],
  })
  get(@Who() who: Principal, @Param('memberId', { schema: MemberId }) id: string): Promise<MemberDetails> {
    return this.employment.details(who, id);
  }

  @Get(':memberId/access')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'getMemberAccess',
    summary: 'What would stop with a member',
    description:
      'Their live keys and connections with last use, and the open invitations they sent; nothing of other workspaces. About an admin or the owner it answers in a session only.',
    answer: { status: 200, says: 'What a removal would stop, as of now.', schema: MemberAccess },
    refuses: [memberNotFound, adminNeedsSession],
  })
  access(@Who() who: Principal, @Param('memberId', { schema: MemberId }) id: string): Promise<MemberAccess> {
    return this.members.access(who, id);
  }

  @Put(':memberId/role')
  @Power('roles:change', { by: ['session'] })
  @FreshProof('10m', { givesAdmin: true })
  @Answers({
    id: 'changeRole',
    summary: 'Change a member’s role',
    description:
      'Their keys and connections follow the new role from their next request on. Open invitations that they may no longer give are cancelled.',
    answer: { status: 200, says: 'The member with the new role.', schema: MemberView },
    example: { role: 'employee' },
    refuses: [memberNotFound, ownerStays, memberRemoved, versionClash],
  })
  changeRole(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RoleWish }) wish: RoleWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberView> {
    return this.members.changeRole(who, id, wish, seen);
  }

  @Post(':memberId/removal')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'removeMember',
    summary: 'Remove a member',
    description:
      'Their keys and connections stop on their next request, invitations they sent are cancelled, and their sessions lose this workspace. Records stay. Admins are removed in a session only.',
    answer: { status: 200, says: 'The receipt: what stopped.', schema: RemovalReceipt },
    refuses: [memberNotFound, ownerStays, leaveInstead, adminNeedsSession, memberRemoved],
  })
  remove(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<RemovalReceipt> {
    return this.members.remove(who, id);
  }

  @Post(':memberId/restoration')
  @Allow('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  @Answers({
    id: 'restoreMember',
    summary: 'Restore a removed member',
    description:
      'Gives back the seat and its history, never its credentials: keys stay revoked, and the person signs in again. They come back as `employee`; the owner, in a session, may restore them as `admin`. A former admin is restored in a session only.',
    answer: { status: 200, says: 'The active member.', schema: MemberView },
    example: { role: 'employee' },
    refuses: [memberNotFound, memberActive, leaveInstead, adminNeedsSession, adminRoleReserved],
  })
  restore(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RestorationInput.prefault({}) }) input: RestorationInput,
  ): Promise<MemberView> {
    return this.members.restore(who, id, input);
  }
}
