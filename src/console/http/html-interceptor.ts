import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isValidElement, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { map, type Observable } from 'rxjs';
import { PageResponse, SeeOther } from './page-response';

/** Sends what a page route returns: an element as a page, `SeeOther` as a redirect. Other values pass unchanged. */
@Injectable()
export class HtmlInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => bodyOf(answer, reply)));
  }
}

function bodyOf(answer: unknown, reply: FastifyReply): unknown {
  if (answer instanceof SeeOther) return leave(answer, reply);
  if (answer instanceof PageResponse) return show(answer, reply);
  return isValidElement(answer) ? show(new PageResponse(200, answer as VNode), reply) : answer;
}

function show({ status, page, headers }: PageResponse, reply: FastifyReply): string {
  void reply.status(status).headers(headers).type('text/html; charset=utf-8');
  return `<!doctype html>${render(page)}`;
}

function leave({ address }: SeeOther, reply: FastifyReply): string {
  void reply.status(303).header('Location', address);
  return '';
}
