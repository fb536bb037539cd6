import type { IncomingMessage } from 'node:http';
import { newId } from '../id/id';

const ACCEPTED = /^[\w.-]{1,64}$/;

/** The caller's `X-Request-Id` when it is harmless to log, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : newId('req');
}
