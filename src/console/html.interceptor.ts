import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isValidElement } from 'preact';
import { render } from 'preact-render-to-string';
import { map, type Observable } from 'rxjs';

/** Sends what a page route returns as HTML; any other answer passes untouched. */
@Injectable()
export class HtmlInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(
      map((body) => {
        if (!isValidElement(body)) return body;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-store');
        return `<!doctype html>${render(body)}`;
      }),
    );
  }
}
