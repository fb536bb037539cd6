import { Body, Get, Post, Query } from '@nestjs/common';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { InvitationForm, InvitationForms, InvitationQuery } from './invitation.forms';
import { InvitationScreens } from './invitation.screens';

@PageController('invitations/accept')
export class InvitationPagesController {
  constructor(
    private readonly screens: InvitationScreens,
    private readonly forms: InvitationForms,
  ) {}

  /** Looks and changes nothing: mail scanners open links, any number of times. */
  @Get()
  @Open()
  show(
    @Who() who: Visitor | undefined,
    @Query({ schema: InvitationQuery }) { token }: InvitationQuery,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.screens.show(token, who, browser);
  }

  @Post()
  @Open()
  accept(
    @Who() who: Visitor | undefined,
    @Body({ schema: InvitationForm }) form: InvitationForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.accept(form, who, browser);
  }
}
