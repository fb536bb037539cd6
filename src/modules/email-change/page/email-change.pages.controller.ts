import { Body, Get, Post, Query } from '@nestjs/common';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { EmailChangeForms, TokenForm } from './email-change.forms';
import { EmailChangeScreens } from './email-change.screens';

/** The links in the mails. Each is its own credential; the last step also needs the session of the person. */
@PageController('email-change')
export class EmailChangePagesController {
  constructor(
    private readonly screens: EmailChangeScreens,
    private readonly forms: EmailChangeForms,
  ) {}

  @Get('approve')
  @Open()
  showApprove(@Query({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser) {
    return this.screens.show('approve', { token, who: undefined }, browser);
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
    @Who() who: Visitor | undefined,
    @Query({ schema: TokenForm }) { token }: TokenForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.screens.show('confirm', { token, who }, browser);
  }

  @Post('confirm')
  @Open()
  confirm(
    @Who() who: Visitor | undefined,
    @Body({ schema: TokenForm }) { token }: TokenForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.forms.confirm(token, who, browser);
  }

  @Get('undo')
  @Open()
  showUndo(@Query({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser) {
    return this.screens.show('undo', { token, who: undefined }, browser);
  }

  @Post('undo')
  @Open()
  undo(@Body({ schema: TokenForm }) { token }: TokenForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.undo(token, browser);
  }
}
