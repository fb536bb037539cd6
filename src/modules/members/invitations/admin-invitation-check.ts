import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AdminGrantCheck } from '../../../access/fresh-proof';
import { type Caller, hasMembership } from '../../../access/principal';
import { InvitationsRepository } from './invitations.repository';

/** Whether the invitation that a request names gives the admin role. Only the owner can give it, so others need no proof. */
@Injectable()
export class AdminInvitationCheck implements AdminGrantCheck {
  constructor(private readonly invitations: InvitationsRepository) {}

  async givesAdmin({ params }: FastifyRequest, caller: Caller): Promise<boolean> {
    const id: unknown = Object(params).invitationId;
    if (typeof id !== 'string' || !hasMembership(caller) || caller.role !== 'owner') return false;
    return (await this.invitations.find(caller.workspaceId, id))?.role === 'admin';
  }
}
