import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { ChangesQuery } from '../../../kernel/http/paging.contract';
import { adminNeedsSession, adminRoleReserved } from '../members.problems';
import {
  InvitationId,
  InvitationOutcomes,
  InvitationPage,
  InvitationView,
  InvitationWish,
} from './invitations.contract';
import { invitationNotFound } from './invitations.problems';
import { InvitationsService } from './invitations.service';

@ApiController('invitations', 'Invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Allow('employees:read', 'all')
  @Answers({
    id: 'listInvitations',
    summary: 'List open invitations',
    description: 'Oldest first; accepted and cancelled ones are left out.',
    answer: { status: 200, says: 'A page of invitations.', schema: InvitationPage },
  })
  list(@Who() who: Principal, @Query({ schema: ChangesQuery }) query: ChangesQuery): Promise<InvitationPage> {
    return this.invitations.list(who, query);
  }

  @Post()
  @Allow('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  @Answers({
    id: 'inviteMembers',
    summary: 'Invite people',
    description:
      'Each address gets an outcome of its own. A removed member is invited like anybody and gets their seat back. The role `admin` is for the owner to give, in a session; everybody else invites as `employee`.',
    answer: { status: 200, says: 'One outcome an address, in the order sent.', schema: InvitationOutcomes },
    example: { emails: ['noor@harborbakery.example'], role: 'employee' },
    refuses: [adminRoleReserved],
  })
  invite(
    @Who() who: Principal,
    @Body({ schema: InvitationWish }) wish: InvitationWish,
  ): Promise<InvitationOutcomes> {
    return this.invitations.invite(who, wish);
  }

  @Post(':invitationId/resend')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'resendInvitation',
    summary: 'Send an invitation again',
    description:
      'The mail holds a new link for another seven days; the old link is void. An invitation as admin is sent again by the owner, in a session.',
    answer: { status: 200, says: 'The renewed invitation.', schema: InvitationView },
    refuses: [invitationNotFound, adminRoleReserved],
  })
  resend(
    @Who() who: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
  ): Promise<InvitationView> {
    return this.invitations.resend(who, id);
  }

  @Delete(':invitationId')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'cancelInvitation',
    summary: 'Cancel an invitation',
    description: 'An invitation as admin is cancelled in a session.',
    answer: { status: 204, says: 'Cancelled; its link is void.' },
    refuses: [invitationNotFound, adminNeedsSession],
  })
  async cancel(
    @Who() who: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
  ): Promise<void> {
    await this.invitations.cancel(who, id);
  }
}
