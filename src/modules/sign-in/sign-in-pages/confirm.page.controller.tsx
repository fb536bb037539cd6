import { Body, Get, Post, Query } from '@nestjs/common';
import { CurrentCaller, Open } from '../../../access/access-rules';
import type { Caller } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import type { PageAnswer } from '../../../console/http/page-response';
import { ConfirmForms, LinkForm } from './confirm.form';
import { LinkPages } from './link-views';

@PageController('sign-in/confirm')
export class ConfirmPageController {
  constructor(
    private readonly pages: LinkPages,
    private readonly forms: ConfirmForms,
  ) {}

  /** Changes nothing, because mail scanners open links. */
  @Get()
  @Open()
  show(
    @CurrentCaller() caller: Caller | undefined,
    @Query({ schema: LinkForm }) { token }: LinkForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.pages.show(token, caller, browser);
  }

  @Post()
  @Open()
  confirm(
    @CurrentCaller() caller: Caller | undefined,
    @Body({ schema: LinkForm }) form: LinkForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.confirm(form, caller, browser);
  }
}
