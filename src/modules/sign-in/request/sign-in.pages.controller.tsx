import { Body, Get, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import { CodeForm, CodeForms } from './code.forms';
import { SentScreens } from './sent.screens';
import { AgainForm, SignInForm, SignInForms, SignInQuery } from './sign-in.forms';

@PageController('sign-in')
export class SignInPagesController {
  constructor(
    private readonly forms: SignInForms,
    private readonly codes: CodeForms,
    private readonly sent: SentScreens,
  ) {}

  @Get()
  @Open()
  show(
    @Who() who: Visitor | undefined,
    @Query({ schema: SignInQuery }) query: SignInQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.forms.page(query, who, browser);
  }

  @Post()
  @Open()
  send(@Body({ schema: SignInForm }) form: SignInForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.send(form, browser);
  }

  @Get('sent')
  @Open()
  showSent(@Who() who: Visitor | undefined, @Using() browser: Browser): Promise<PageAnswer> {
    return this.sent.show(who, browser);
  }

  @Post('again')
  @Open()
  sendAgain(@Body({ schema: AgainForm }) form: AgainForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.sendAgain(form, browser);
  }

  @Post('code')
  @Open()
  typeCode(
    @Who() who: Visitor | undefined,
    @Body({ schema: CodeForm }) form: CodeForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.codes.type(form, who, browser);
  }
}
