import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { networkOf } from './network';

const AGENT_MAX = 400;

/** Where a request comes from: what a person recognises a sign-in by, and what limits count. */
export interface Visit {
  /** IPv4 address, or IPv6 /64. */
  readonly network: string;
  readonly userAgent: string | null;
  readonly requestId: string;
}

export const visitOf = (request: FastifyRequest): Visit => ({
  network: networkOf(request.ip),
  userAgent: request.headers['user-agent']?.slice(0, AGENT_MAX) ?? null,
  requestId: request.id,
});

/** The visit, as a handler's parameter. */
export const From = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visit =>
    visitOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The very address that a request comes from, for what is compared with networks; it is kept nowhere. */
export const FromAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<FastifyRequest>().ip,
);
