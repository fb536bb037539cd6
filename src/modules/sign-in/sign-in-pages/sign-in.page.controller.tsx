import { Body, Get, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, Open } from '../../../access/access-rules';
import type { Caller } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import type { PageAnswer } from '../../../console/http/page-response';
import { CodeForm, CodeForms } from './code.form';
import { SentPages } from './sent-views';
import { AgainForm, SignInForm, SignInForms, SignInQuery } from './sign-in.form';

@PageController('sign-in')
export class SignInPageController {
  constructor(
    private readonly forms: SignInForms,
    private readonly codes: CodeForms,
    private readonly sent: SentPages,
  ) {}

  @Get()
  @Open()
  show(
    @CurrentCaller() caller: Caller | undefined,
    @Query({ schema: SignInQuery }) query: SignInQuery,
    @Using() browser: Browser,
  ): Promise<VNode> {
    return this.forms.page(query, caller, browser);
  }

  @Post()
  @Open()
  send(@Body({ schema: SignInForm }) form: SignInForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.send(form, browser);
  }

  @Get('sent')
  @Open()
  showSent(@CurrentCaller() caller: Caller | undefined, @Using() browser: Browser): Promise<PageAnswer> {
    return this.sent.show(caller, browser);
  }

  @Post('again')
  @Open()
  sendAgain(@Body({ schema: AgainForm }) form: AgainForm, @Using() browser: Browser): Promise<PageAnswer> {
    return this.forms.sendAgain(form, browser);
  }

  @Post('code')
  @Open()
  typeCode(
    @CurrentCaller() caller: Caller | undefined,
    @Body({ schema: CodeForm }) form: CodeForm,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.codes.type(form, caller, browser);
  }
}
