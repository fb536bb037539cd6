import { Body, Get, Post } from '@nestjs/common';
import { Open } from '../../../access/access-rules';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import { type PageAnswer, SeeOther } from '../../../console/http/page-response';
import { InvitationQuery } from './invitation.forms';
import { RenewalForms } from './renewal.forms';

@PageController('invitations/renewal')
export class RenewalPagesController {
  constructor(private readonly forms: RenewalForms) {}

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
    return this.forms.ask(token, browser);
  }
}
