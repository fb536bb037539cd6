import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';

/** Where Nest's `SerializeOptions` keeps its argument. */
const OPTIONS = 'class_serializer:options';

/**
 * Cuts each reply to the schema of its operation: only listed fields leave. Nest's own interceptor does the same with a
 * promise a reply; this one is synchronous, because every authenticated request passes it.
 */
@Injectable()
export class ReplySerializer implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = this.reflector.get<{ schema?: z.ZodType } | undefined>(OPTIONS, context.getHandler());
    const schema = options?.schema;
    return schema ? next.handle().pipe(map((reply: unknown) => schema.parse(reply))) : next.handle();
  }
}
