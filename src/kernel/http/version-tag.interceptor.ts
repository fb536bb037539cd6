import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Gives single things that carry a `version` their strong `ETag` (RFC 9110 section 8.8.3); lists have none. */
@Injectable()
export class VersionTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((reply: unknown) => {
        const version =
          typeof reply === 'object' && reply !== null && 'version' in reply ? reply.version : undefined;
        if (typeof version === 'number') {
          void context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${version}"`);
        }
        return reply;
      }),
    );
  }
}
