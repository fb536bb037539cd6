import { Body, Get, Post } from '@nestjs/common';
import { Open } from '../../../../access/access-rules';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import { type PageAnswer, SeeOther } from '../../../../console/http/page-response';
import { InvitationForms, InvitationQuery } from './invitation.form';

@PageController('invitations/renewal')
export class RenewalPageController {
  constructor(private readonly forms: InvitationForms) {}

  /** A GET requests nothing, because it has no link token. */
  @Get()
  @Open()
  show(): SeeOther {
    return new SeeOther('/');
  }

  @Post()
  @Open()
  ask(
    @Body({ schema: InvitationQuery }) { token }: InvitationQuery,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.requestRenewal(token, browser);
  }
}
