import { Body, Get, Post, Query } from '@nestjs/common';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { ConfirmForms, LinkForm } from './confirm.forms';
import { LinkScreens } from './link.screens';

@PageController('sign-in/confirm')
export class ConfirmPagesController {
  constructor(
    private readonly screens: LinkScreens,
    private readonly forms: ConfirmForms,
  ) {}

  /** Looks and changes nothing: mail scanners open links, any number of times. */
  @Get()
  @Open()
  show(
    @Who() who: Visitor | undefined,
    @Query({ schema: LinkForm }) { token }: LinkForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.screens.show(token, who, browser);
  }

  @Post()
  @Open()
  confirm(
    @Who() who: Visitor | undefined,
    @Body({ schema: LinkForm }) form: LinkForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.confirm(form, who, browser);
  }
}
