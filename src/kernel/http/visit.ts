import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { networkOf } from './network';

const AGENT_MAX = 400;

/** The origin of a request, for limits and for lists in which people recognise their sign-ins. */
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

/** The `Visit` of the request, as a handler parameter. */
export const From = createParamDecorator(
  (_: unknown, context: ExecutionContext): Visit =>
    visitOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The exact IP address of the request, for comparison with networks. It is never stored. */
export const FromAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<FastifyRequest>().ip,
);
