import { Body, Get, Param, Post } from '@nestjs/common';
import { Allow, Who } from '../../../access/doors';
import { FreshProof } from '../../../access/fresh-proof';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import { type PageAnswer, SeeOther } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { InvitationId } from '../invitations/invitations.contract';
import { InviteFields, InviteForms } from './invite.forms';
import { membersPath } from './members.screens';

@PageController('w/:slug/invitations')
export class InvitationsPagesController {
  constructor(private readonly forms: InviteForms) {}

  /** The invitations stand on the page of members; whoever comes back to the address of a form is led there. */
  @Get()
  @Allow('employees:read', 'own')
  show(@Who() { workspace }: Principal): SeeOther {
    return new SeeOther(membersPath(workspace.slug));
  }

  @Post()
  @Allow('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  invite(
    @Who() who: Principal,
    @Body({ schema: InviteFields }) fields: InviteFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.invite(who, fields, browser);
  }

  @Post(':invitationId/resend')
  @Allow('employees:edit', 'all')
  resend(
    @Who() who: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.resend(who, id, browser);
  }

  @Post(':invitationId/cancel')
  @Allow('employees:edit', 'all')
  cancel(
    @Who() who: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.cancel(who, id, browser);
  }
}
