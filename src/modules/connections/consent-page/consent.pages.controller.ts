import { Body, createParamDecorator, type ExecutionContext, Get, Param, Post, Query } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open, Who } from '../../../access/doors';
import type { Visitor } from '../../../access/principal';
import { type Browser, Using } from '../../../console/browser';
import type { PageAnswer } from '../../../console/page-answer';
import { PageController } from '../../../console/page-controller';
import type { Exchange } from '../pending/pending-requests';
import { ConsentForm, ConsentForms, ConsentQuery } from './consent.forms';
import { ConsentScreens } from './consent.screens';

/** The request and answer as the authorization server reads them: the cookie of the request is its own. */
const Raw = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return {
    request: http.getRequest<FastifyRequest>().raw,
    response: http.getResponse<FastifyReply>().raw,
  };
});

@PageController('connect')
export class ConsentPagesController {
  constructor(
    private readonly forms: ConsentForms,
    private readonly screens: ConsentScreens,
  ) {}

  @Get()
  @Open()
  bare(@Using() browser: Browser): PageAnswer {
    return this.screens.fault('bare', browser);
  }

  @Get(':uid')
  @Open()
  show(
    @Who() who: Visitor | undefined,
    @Param('uid') uid: string,
    @Query({ schema: ConsentQuery }) query: ConsentQuery,
    @Using() browser: Browser,
    @Raw() exchange: Exchange,
  ): Promise<PageAnswer> {
    return this.forms.show(who, uid, query, { browser, exchange });
  }

  @Post(':uid')
  @Open()
  answer(
    @Who() who: Visitor | undefined,
    @Param('uid') uid: string,
    @Body({ schema: ConsentForm }) form: ConsentForm,
    @Using() browser: Browser,
    @Raw() exchange: Exchange,
  ): Promise<PageAnswer> {
    return this.forms.answer(who, uid, form, { browser, exchange });
  }
}
