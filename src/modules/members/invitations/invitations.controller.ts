import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { adminNeedsSession, adminRoleReserved } from '../members.problems';
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
    description: 'Oldest first; accepted and cancelled ones are left out.',
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
      'Each address gets an outcome of its own. A removed member is invited like anybody and gets their seat back. The role `admin` is for the owner to give, in a session; everybody else invites as `employee`.',
    response: {
      status: 200,
      description: 'One outcome an address, in the order sent.',
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
  @Endpoint({
    id: 'resendInvitation',
    summary: 'Send an invitation again',
    description:
      'The mail holds a new link for another seven days; the old link is void. An invitation as admin is sent again by the owner, in a session.',
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
    description: 'An invitation as admin is cancelled in a session.',
    response: { status: 204, description: 'Cancelled; its link is void.' },
    errors: [invitationNotFound, adminNeedsSession],
  })
  async cancel(
    @CurrentCaller() caller: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
  ): Promise<void> {
    await this.invitations.cancel(caller, id);
  }
}
