import { Body, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission, RequirePrivilege } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import { FreshProof } from '../../access/fresh-proof';
import type { Principal } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
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
  RoleInput,
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
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'listMembers',
    summary: 'List members',
    description:
      'Oldest seat first, active ones unless `status` says otherwise. An employee sees their own record.',
    response: { status: 200, description: 'A page of members.', schema: MemberPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: MembersQuery }) query: MembersQuery,
  ): Promise<MemberPage> {
    return this.members.list(caller, query);
  }

  @Get(':memberId')
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'getMember',
    summary: 'Get a member',
    description: 'With their record: hire date, phone, address and custom fields.',
    response: { status: 200, description: 'The member, active or removed.', schema: MemberDetails },
    errors: [memberNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<MemberDetails> {
    return this.employment.details(caller, id);
  }

  @Get(':memberId/access')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'getMemberAccess',
    summary: 'What would stop with a member',
    description:
      'Their live keys and connections with last use, and the open invitations they sent; nothing of other workspaces. About an admin or the owner it answers in a session only.',
    response: { status: 200, description: 'What a removal would stop, as of now.', schema: MemberAccess },
    errors: [memberNotFound, adminNeedsSession],
  })
  access(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<MemberAccess> {
    return this.members.access(caller, id);
  }

  @Put(':memberId/role')
  @RequirePrivilege('roles:change', { by: ['session'] })
  @FreshProof('10m', { givesAdmin: true })
  @Endpoint({
    id: 'changeRole',
    summary: 'Change a member’s role',
    description:
      'Their keys and connections follow the new role from their next request on. Open invitations that they may no longer give are cancelled.',
    response: { status: 200, description: 'The member with the new role.', schema: MemberView },
    example: { role: 'employee' },
    errors: [memberNotFound, ownerStays, memberRemoved, versionClash],
  })
  changeRole(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RoleInput }) input: RoleInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberView> {
    return this.members.changeRole(caller, id, input, seen);
  }

  @Post(':memberId/removal')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'removeMember',
    summary: 'Remove a member',
    description:
      'Their keys and connections stop on their next request, invitations they sent are cancelled, and their sessions lose this workspace. Records stay. Admins are removed in a session only.',
    response: { status: 200, description: 'The receipt: what stopped.', schema: RemovalReceipt },
    errors: [memberNotFound, ownerStays, leaveInstead, adminNeedsSession, memberRemoved],
  })
  remove(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
  ): Promise<RemovalReceipt> {
    return this.members.remove(caller, id);
  }

  @Post(':memberId/restoration')
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  @Endpoint({
    id: 'restoreMember',
    summary: 'Restore a removed member',
    description:
      'Gives back the seat and its history, never its credentials: keys stay revoked, and the person signs in again. They come back as `employee`; the owner, in a session, may restore them as `admin`. A former admin is restored in a session only.',
    response: { status: 200, description: 'The active member.', schema: MemberView },
    example: { role: 'employee' },
    errors: [memberNotFound, memberActive, leaveInstead, adminNeedsSession, adminRoleReserved],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) id: string,
    @Body({ schema: RestorationInput.prefault({}) }) input: RestorationInput,
  ): Promise<MemberView> {
    return this.members.restore(caller, id, input);
  }
}
