import { Body, Get, Post, Query } from '@nestjs/common';
import { CurrentCaller, Open } from '../../../access/access-rules';
import type { Caller } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import type { PageAnswer } from '../../../console/http/page-response';
import { EmailChangeForms, TokenForm } from './email-change.form';
import { EmailChangePages } from './email-change-views';

/** The links in the emails. Each link is a credential; confirming also needs a session of the person. */
@PageController('email-change')
export class EmailChangePagesController {
  constructor(
    private readonly pages: EmailChangePages,
    private readonly forms: EmailChangeForms,
  ) {}

  @Get('approve')
  @Open()
  showApprove(@Query({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser) {
    return this.pages.show('approve', { token, caller: undefined }, browser);
  }

  @Post('approve')
  @Open()
  approve(@Body({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.approve(token, browser);
  }

  @Post('stop')
  @Open()
  stop(@Body({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.stop(token, browser);
  }

  @Get('confirm')
  @Open()
  showConfirm(
    @CurrentCaller() caller: Caller | undefined,
    @Query({ schema: TokenForm }) { token }: TokenForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.pages.show('confirm', { token, caller }, browser);
  }

  @Post('confirm')
  @Open()
  confirm(
    @CurrentCaller() caller: Caller | undefined,
    @Body({ schema: TokenForm }) { token }: TokenForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.confirm(token, caller, browser);
  }

  @Get('undo')
  @Open()
  showUndo(@Query({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser) {
    return this.pages.show('undo', { token, caller: undefined }, browser);
  }

  @Post('undo')
  @Open()
  undo(@Body({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.undo(token, browser);
  }
}
