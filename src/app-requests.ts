import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Logger, symbols } from 'pino';
import { placeOf } from './kernel/http/surface';
import { traceIdOf } from './kernel/http/trace-id';
import { isoTime } from './kernel/log/log-time';
import type { Problem } from './kernel/problem/problem';
import type {} from './kernel/problem/problem-filter';

const INFO = 30;

/**
 * Logs a line for each completed request, in pino's format. It bypasses pino's redaction, which costs more than the
 * line itself: the fields are fixed, and none of them can contain a secret.
 */
export function requestLines(logger: Logger): (request: FastifyRequest, reply: FastifyReply) => void {
  const stream: unknown = Reflect.get(logger, symbols.streamSym);
  if (!isStream(stream)) throw new Error('The logger has no stream');
  return (request, reply) => {
    if (logger.isLevelEnabled('info')) stream.write(lineOf(request, reply));
  };
}

function lineOf(request: FastifyRequest, reply: FastifyReply): string {
  // The declared path: the requested URL may contain the secret of a link.
  const { method, route } = placeOf(request);
  const by = request.caller?.credential;
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  return (
    `{"level":${INFO}${isoTime()},"requestId":${text(request.id)}${field('trace', traceIdOf(request))}` +
    `${field('method', method)}${field('route', route)},"status":${reply.statusCode},"ms":${ms}` +
    `${field('by', by?.kind)}${field('credential', by?.id)}${refusalFields(request.problem)},"msg":"request"}\n`
  );
}

/** The problem's code, and what the credential lacked. Other problem fields may repeat input and are not logged. */
function refusalFields(problem: Problem | undefined): string {
  if (!problem) return '';
  const { permission, reach, accepted } = problem.extra;
  return (
    `${field('problem', problem.kind.slug)}${field('missing', permission)}${field('reach', reach)}` +
    field('accepted', accepted)
  );
}

const field = (name: string, value: unknown): string =>
  value === undefined ? '' : `,"${name}":${typeof value === 'string' ? text(value) : JSON.stringify(value)}`;

const PLAIN = /^[\w/:.*-]*$/;

const text = (value: string): string => (PLAIN.test(value) ? `"${value}"` : JSON.stringify(value));

const isStream = (stream: unknown): stream is { write(line: string): void } =>
  typeof stream === 'object' && stream !== null && 'write' in stream && typeof stream.write === 'function';
