import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { adminNeedsSession, adminRoleReserved } from '../membership';
import { AdminInvitationCheck } from './admin-invitation-check';
import {
  InvitationId,
  InvitationInput,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
} from './invitations.contract';
import { invitationNotFound } from './invitations.problems';
import { InvitationsService } from './invitations.service';

@ApiController('invitations', 'Invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @RequirePermission('employees:read', 'all')
  @Endpoint({
    id: 'listInvitations',
    summary: 'List open invitations',
    description: 'Oldest first. Accepted and cancelled invitations are excluded.',
    response: { status: 200, description: 'A page of invitations.', schema: InvitationPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<InvitationPage> {
    return this.invitations.list(caller, query);
  }

  @Post()
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  @Endpoint({
    id: 'inviteMembers',
    summary: 'Invite people',
    description:
      'Each address has its own outcome. Removed members can be invited too and get their membership back. Only the owner, in a session, can invite as `admin`; all other callers invite as `employee`.',
    response: {
      status: 200,
      description: 'One outcome per address, in the order sent.',
      schema: InvitationOutcomes,
    },
    example: { emails: ['noor@harborbakery.example'], role: 'employee' },
    errors: [adminRoleReserved],
  })
  invite(
    @CurrentCaller() caller: Principal,
    @Body({ schema: InvitationInput }) input: InvitationInput,
  ): Promise<InvitationOutcomes> {
    return this.invitations.invite(caller, input);
  }

  @Post(':invitationId/resend')
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: AdminInvitationCheck })
  @Endpoint({
    id: 'resendInvitation',
    summary: 'Resend an invitation',
    description:
      'The email has a new link that works for seven days; the old link becomes invalid. Only the owner, in a session, can resend an invitation as admin.',
    response: { status: 200, description: 'The renewed invitation.', schema: InvitationView },
    errors: [invitationNotFound, adminRoleReserved],
  })
  resend(
    @CurrentCaller() caller: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
  ): Promise<InvitationView> {
    return this.invitations.resend(caller, id);
  }

  @Delete(':invitationId')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'cancelInvitation',
    summary: 'Cancel an invitation',
    description: 'Cancelling an invitation as admin needs a session.',
    response: { status: 204, description: 'Cancelled; its link no longer works.' },
    errors: [invitationNotFound, adminNeedsSession],
  })
  async cancel(
    @CurrentCaller() caller: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
  ): Promise<void> {
    await this.invitations.cancel(caller, id);
  }
}
