import { Body, Get, Post, Query } from '@nestjs/common';
import { CurrentCaller, Open } from '../../../../access/access-rules';
import type { Caller } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import type { PageAnswer } from '../../../../console/http/page-response';
import { InvitationForm, InvitationForms, InvitationQuery } from './invitation.form';
import { InvitationPages } from './invitation-views';

@PageController('invitations/accept')
export class InvitationPageController {
  constructor(
    private readonly pages: InvitationPages,
    private readonly forms: InvitationForms,
  ) {}

  /** Changes nothing, because mail scanners open links. */
  @Get()
  @Open()
  show(
    @CurrentCaller() caller: Caller | undefined,
    @Query({ schema: InvitationQuery }) { token }: InvitationQuery,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.pages.show(token, caller, browser);
  }

  @Post()
  @Open()
  accept(
    @CurrentCaller() caller: Caller | undefined,
    @Body({ schema: InvitationForm }) form: InvitationForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.accept(form, caller, browser);
  }
}
