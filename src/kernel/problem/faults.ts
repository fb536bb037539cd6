import {
  bodyTooLarge,
  internal,
  invalidInput,
  mediaTypeRefused,
  notFound,
  overtaken,
  requestRefused,
  unavailable,
} from './kernel.problems';
import { Problem, type ProblemFactory } from './problem';

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '57014',
  '55P03',
  '25P03',
  '25P04',
  '25006',
  '58030',
  '53100',
]);
const CONNECTION_WORDS =
  /connection terminated|timeout expired|query read timeout|timeout exceeded when trying to connect|cannot use a pool after|connection error|not queryable/i;

/** Applies a test to an error and then to its causes, until one returns a result. */
function testChain(error: unknown, test: (error: Error) => boolean | undefined, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  return test(error) ?? testChain(error.cause ?? previousOf(error), test, depth + 1);
}

/** Whether an error means that the database is unreachable, restarting, full or too busy, and not a bug. */
export const isDatabaseAway = (error: unknown): boolean =>
  testChain(error, (one) => {
    const code = codeOf(one) ?? '';
    // A missing socket file, not some other missing file.
    if (code === 'ENOENT') return Reflect.get(one, 'syscall') === 'connect';
    if (CONNECTION_CODES.has(code) || code.startsWith('08') || CONNECTION_WORDS.test(one.message))
      return true;
    return undefined;
  });

/** Serialization failure and deadlock: the database rolled back one of the conflicting transactions. */
const OVERTAKEN_CODES = new Set(['40001', '40P01']);

/** Whether the database rolled back a transaction because of a conflict with another. A retry may succeed. */
export const isOvertaken = (error: unknown): boolean =>
  testChain(error, (one) => OVERTAKEN_CODES.has(codeOf(one) ?? '') || undefined);

const byConstraint = new Map<string, ProblemFactory>();

/** Registers the problem for a database constraint; called once by the module that owns the table. */
export function refuseConstraint(constraint: string, factory: ProblemFactory): void {
  byConstraint.set(constraint, factory);
}

/** Converts any thrown value to a Problem. Unexpected errors become `internal`, with the cause for the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // A client that disconnects while sending its body fails with the same codes as a lost database connection.
  if (statusOf(error) === 400 && !(error instanceof SyntaxError)) return byStatus(400, error);
  const constraint = byConstraint.get(
    stringOf(error, 'constraint') ?? stringOf(previousOf(error), 'constraint') ?? '',
  );
  if (constraint) return constraint(undefined, undefined, { cause: error });
  if (isDatabaseAway(error))
    return unavailable(undefined, undefined, { cause: error, headers: { 'retry-after': '2' } });
  if (isOvertaken(error))
    return overtaken(undefined, undefined, { cause: error, headers: { 'retry-after': '1' } });
  return byStatus(statusOf(error), error);
}

/** The detail for a client that sent no media type or another one. */
export const SEND_JSON = 'Send the body as JSON, with the header Content-Type: application/json.';

function byStatus(status: number, error: unknown): Problem {
  if (status === 404) return notFound();
  if (status === 413) return bodyTooLarge();
  if (status === 415) return mediaTypeRefused(SEND_JSON);
  if (status === 503)
    return unavailable(undefined, undefined, { cause: error, headers: { 'retry-after': '2' } });
  if (codeOf(error)?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) return unreadableBody();
  if (status >= 400 && status < 500) return requestRefused();
  return internal(undefined, undefined, { cause: error });
}

/** 400 and not 422, because a body that cannot be parsed is a malformed request (RFC 9110 section 15.5.1). */
export function unreadableBody(): Problem {
  const kind = { ...invalidInput.kind, status: 400 };
  return new Problem(kind, 'The body is not valid JSON.', {
    errors: [{ pointer: '#', code: 'invalid_json', detail: 'The body is not valid JSON.' }],
  });
}

function statusOf(error: unknown): number {
  if (error instanceof SyntaxError && 'statusCode' in error) return 400;
  if (typeof error !== 'object' || error === null) return 500;
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'statusCode' in error ? Number(error.statusCode) : 500;
}

const codeOf = (error: unknown): string | undefined => stringOf(error, 'code');
const previousOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'previous' in error ? error.previous : undefined;

function stringOf(error: unknown, key: 'code' | 'constraint'): string | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}
