import { addressOf } from '../config/mikro-orm.config';
import { DatabaseFault } from './database';
import { isDatabaseAway } from './kernel/problem/faults';
import { OperatorFault } from './kernel/process/operator-fault';

interface ServerError extends Error {
  readonly code: string;
  readonly severity: string;
}

/**
 * What the database refused at a start or to a command, in words for the person who operates it.
 * @returns undefined for an error that is not the database's
 */
export function databaseFaultOf(error: unknown, databaseUrl: string): DatabaseFault | undefined {
  if (error instanceof OperatorFault) return undefined;
  const refusal = serverErrorIn(error);
  const { user, database } = addressOf(databaseUrl);
  if (refusal === undefined) return isDatabaseAway(error) ? wentAway(database, error) : undefined;
  const said = saidIn(refusal.message);
  const advice = extensionAdvice(said) ?? ADVICE[refusal.code]?.(user, database);
  if (advice !== undefined) return new DatabaseFault(`The database refuses: ${said}. ${advice}`);
  if (isDatabaseAway(error)) return wentAway(database, error);
  return new DatabaseFault(
    `The database ${database} does not take what this build asks (${refusal.code}): ${said}. Check that DATABASE_URL names a ` +
      'database of PostgreSQL 18 that holds nothing but Keyshift, and that no migration was undone by hand.',
  );
}

const grants = (user: string, database: string): string =>
  `Let the user who made the tables run this, or let the owner run: grant create on database "${database}" to "${user}"; ` +
  `and, in that database: grant all on schema public to "${user}"; grant all on all tables in schema public to "${user}";`;

const ADVICE: Readonly<Record<string, (user: string, database: string) => string>> = {
  '42501': grants,
  '25006': (_, database) =>
    `"${database}" is a copy that only reads, or set to read only. Set DATABASE_URL to the server that takes writes.`,
  '53100': () => 'Make room on the disk of the database, then start again.',
  '53300': () => 'Raise max_connections of the server, or lower DATABASE_POOL_SIZE.',
};

/** Extensions are the one thing that the owner of a database may be forbidden. */
function extensionAdvice(said: string): string | undefined {
  const [, extension] = /extension "(\w+)"/.exec(said) ?? [];
  if (!extension || !/permission denied|is not available/.test(said)) return undefined;
  return (
    `This user may not create the extension. Let a user who may run: create extension ${extension}; in this ` +
    'database (it comes with PostgreSQL’s contrib package), then start again.'
  );
}

/** The server's sentence: the ORM puts the whole statement before it and the server's hint behind it. */
function saidIn(message: string): string {
  const parts = message.split(' - ').map((part) => part.trim());
  return parts.findLast((part) => !/^(hint|detail):/i.test(part)) ?? message;
}

const wentAway = (database: string, error: unknown): DatabaseFault =>
  new DatabaseFault(
    `The database ${database} went away: ${error instanceof Error ? error.message : error}. Check that it runs, then start again.`,
  );

/** The server's own error, which the ORM wraps. */
function serverErrorIn(error: unknown, depth = 0): ServerError | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  if ('severity' in error && 'code' in error && typeof error.code === 'string') return error as ServerError;
  const inner: unknown = error.cause ?? Reflect.get(error, 'previous');
  return serverErrorIn(inner, depth + 1);
}
