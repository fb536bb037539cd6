import { Body, Get, Param, Post } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../../access/access-rules';
import { FreshProof } from '../../../../access/fresh-proof';
import type { Principal } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { AdminInvitationCheck, InvitationId } from '../../invitations';
import { InviteFields, InviteForms } from './invite.form';
import { membersPath } from './members-views';

@PageController('w/:slug/invitations')
export class InvitationsPagesController {
  constructor(private readonly forms: InviteForms) {}

  /** The members page lists the invitations; a GET of a form address redirects there. */
  @Get()
  @RequirePermission('employees:read', 'own')
  show(@CurrentCaller() { workspace }: Principal): SeeOther {
    return new SeeOther(membersPath(workspace.slug));
  }

  @Post()
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: true })
  invite(
    @CurrentCaller() caller: Principal,
    @Body({ schema: InviteFields }) fields: InviteFields,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.invite(caller, fields, browser);
  }

  @Post(':invitationId/resend')
  @RequirePermission('employees:edit', 'all')
  @FreshProof('10m', { givesAdmin: AdminInvitationCheck })
  resend(
    @CurrentCaller() caller: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.resend(caller, id, browser);
  }

  @Post(':invitationId/cancel')
  @RequirePermission('employees:edit', 'all')
  cancel(
    @CurrentCaller() caller: Principal,
    @Param('invitationId', { schema: InvitationId }) id: string,
    @Using() browser: Browser,
  ): Promise<SeeOther> {
    return this.forms.cancel(caller, id, browser);
  }
}
