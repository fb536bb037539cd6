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

/** What an error says of what happened: itself, or the first of its causes that says anything. */
function saidBy(error: unknown, says: (error: Error) => boolean | undefined, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  return says(error) ?? saidBy(error.cause ?? previousOf(error), says, depth + 1);
}

/** Whether an error says that the database is away, restarting, full or too busy, as opposed to a mistake of ours. */
export const isDatabaseAway = (error: unknown): boolean =>
  saidBy(error, (one) => {
    const code = codeOf(one) ?? '';
    // A socket file that is not there, as opposed to a file of ours.
    if (code === 'ENOENT') return Reflect.get(one, 'syscall') === 'connect';
    if (CONNECTION_CODES.has(code) || code.startsWith('08') || CONNECTION_WORDS.test(one.message))
      return true;
    return undefined;
  });

/** Serialization failure and deadlock: the database gave one of two up, and undid what it had written. */
const OVERTAKEN_CODES = new Set(['40001', '40P01']);

/** Whether the database ended a transaction for another's sake: the same once more may well succeed. */
export const isOvertaken = (error: unknown): boolean =>
  saidBy(error, (one) => OVERTAKEN_CODES.has(codeOf(one) ?? '') || undefined);

const byConstraint = new Map<string, ProblemFactory>();

/** Names the problem of a database constraint; called once by the module that owns the table. */
export function refuseConstraint(constraint: string, factory: ProblemFactory): void {
  byConstraint.set(constraint, factory);
}

/** Turns anything thrown into a Problem; what is not foreseen becomes `internal`, with the cause kept for the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // A client that goes away in the middle of its body fails with the codes of a lost connection.
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

/** What a client that sent another type, or none, has to do. */
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

/** RFC 9110 section 15.5.1: a body that cannot be parsed is a malformed request, not an unprocessable one. */
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
