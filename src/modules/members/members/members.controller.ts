import { Body, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission, RequirePrivilege } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import {
  adminNeedsSession,
  adminRoleReserved,
  leaveInstead,
  MemberId,
  memberActive,
  memberNotFound,
  memberRemoved,
  ownerStays,
} from '../membership';
import {
  MemberAccess,
  MemberPage,
  MembersQuery,
  MemberView,
  RemovalReceipt,
  RestorationInput,
  RoleInput,
} from './members.contract';
import { MembersService } from './members.service';

@ApiController('members', 'Members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'listMembers',
    summary: 'List members',
    description:
      'Oldest first, active members unless `status` says otherwise. Employees see only their own record.',
    response: { status: 200, description: 'A page of members.', schema: MemberPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: MembersQuery }) query: MembersQuery,
  ): Promise<MemberPage> {
    return this.members.list(caller, query);
  }

  @Get(':memberId/access')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'getMemberAccess',
    summary: 'Preview a member removal',
    description:
      'Returns the active keys and connections with their last use, and the open invitations that would be cancelled, in this workspace only. For an admin or the owner it needs a session.',
    response: {
      status: 200,
      description: 'What a removal would revoke and cancel now.',
      schema: MemberAccess,
    },
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
      'The new role applies to the member’s keys and connections from their next request. Open invitations whose role the member can no longer assign are cancelled.',
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
      'The member’s keys and connections fail from their next request, invitations they sent are cancelled, and their sessions lose access to this workspace. Records are kept. Removing an admin needs a session.',
    response: {
      status: 200,
      description: 'The removed member and what was revoked.',
      schema: RemovalReceipt,
    },
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
      'Restores the membership and its history, but no credentials: keys stay revoked, and the person has to sign in again. The role is `employee` by default; only the owner, in a session, can restore a member as `admin`. Restoring a former admin needs a session.',
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
