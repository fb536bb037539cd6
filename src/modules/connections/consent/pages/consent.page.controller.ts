import { Body, createParamDecorator, type ExecutionContext, Get, Param, Post, Query } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Open } from '../../../../access/access-rules';
import type { Caller } from '../../../../access/principal';
import { type Browser, Using } from '../../../../console/http/browser';
import { PageController } from '../../../../console/http/page-controller';
import type { PageAnswer } from '../../../../console/http/page-response';
import type { Exchange } from '../../oauth-server';
import { ConsentForm, ConsentForms, ConsentQuery } from './consent.form';
import { ConsentPages } from './consent-views';

/** The raw request and response. The authorization server reads its own cookies from them. */
const Raw = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return {
    request: http.getRequest<FastifyRequest>().raw,
    response: http.getResponse<FastifyReply>().raw,
  };
});

@PageController('connect')
export class ConsentPageController {
  constructor(
    private readonly forms: ConsentForms,
    private readonly pages: ConsentPages,
  ) {}

  @Get()
  @Open()
  bare(@Using() browser: Browser): PageAnswer {
    return this.pages.fault('bare', browser);
  }

  @Get(':uid')
  @Open()
  show(
    @CurrentCaller() caller: Caller | undefined,
    @Param('uid') uid: string,
    @Query({ schema: ConsentQuery }) query: ConsentQuery,
    @Using() browser: Browser,
    @Raw() exchange: Exchange,
  ): Promise<PageAnswer> {
    return this.forms.show(caller, uid, query, { browser, exchange });
  }

  @Post(':uid')
  @Open()
  answer(
    @CurrentCaller() caller: Caller | undefined,
    @Param('uid') uid: string,
    @Body({ schema: ConsentForm }) form: ConsentForm,
    @Using() browser: Browser,
    @Raw() exchange: Exchange,
  ): Promise<PageAnswer> {
    return this.forms.answer(caller, uid, form, { browser, exchange });
  }
}
