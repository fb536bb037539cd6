import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { OPERATION, type Operation } from '../kernel/http/operation';
import { Idempotency } from '../kernel/idempotency/idempotency';
import { idempotencyKeyMalformed } from '../kernel/idempotency/idempotency.problems';
import { type Caller, hasMembership } from './principal';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Handles `Idempotency-Key` on POST. It runs after the guard, so refused callers learn nothing of stored responses. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !request.caller) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw idempotencyKeyMalformed();
    const operation = this.reflector.get<Operation>(OPERATION, context.getHandler());
    return from(this.once(request.caller, key, request, operation, next, http.getResponse<FastifyReply>()));
  }

  private async once(
    caller: Caller,
    key: string,
    { method, url, body }: FastifyRequest,
    operation: Operation,
    next: CallHandler,
    reply: FastifyReply,
  ): Promise<unknown> {
    const { owner, standing } = standingOf(caller);
    const fingerprint = JSON.stringify([method, url, body ?? null, standing]);
    const { status, schema } = operation.response;
    const isSecret = operation.holdsSecret === true;
    const outcome = await this.idempotency.once({ owner, key, fingerprint, status, isSecret }, async () => {
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      // The stored response is the one that is sent: reduced to its schema.
      return schema ? schema.parse(result) : result;
    });
    if (outcome.replayed) void reply.header('idempotency-replayed', 'true');
    return outcome.body;
  }
}

/** A repeat counts as the same request only while the caller's role and membership are unchanged. */
function standingOf(caller: Caller): { owner: string; standing: unknown } {
  if (!hasMembership(caller)) return { owner: caller.userId, standing: 'person' };
  return { owner: caller.memberId, standing: [caller.role, caller.epoch] };
}
