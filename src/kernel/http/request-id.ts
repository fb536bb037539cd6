import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const ACCEPTED = /^[\w.-]{1,64}$/;

/** The caller's `X-Request-Id` when it is harmless to log, else a new one: random, for it is made for every request. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : newRequestId();
}

const newRequestId = (): string => `req_${randomUUID().replaceAll('-', '')}`;
