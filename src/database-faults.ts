import { addressOf } from '../config/mikro-orm.config';
import { DatabaseFault } from './database';
import { isDatabaseAway } from './kernel/problem/faults';
import { OperatorFault } from './kernel/process/operator-fault';

interface ServerError extends Error {
  readonly code: string;
  readonly severity: string;
}

/**
 * Describes a database error at startup or in a command, for the operator.
 * @returns undefined for an error that does not come from the database
 */
export function databaseFaultOf(error: unknown, databaseUrl: string): DatabaseFault | undefined {
  if (error instanceof OperatorFault) return undefined;
  const refusal = serverErrorIn(error);
  const { user, database } = addressOf(databaseUrl);
  if (refusal === undefined) return isDatabaseAway(error) ? wentAway(database, error) : undefined;
  const said = saidIn(refusal.message);
  const advice = extensionAdvice(said) ?? ADVICE[refusal.code]?.(user, database);
  if (advice !== undefined) return new DatabaseFault(`The database returned an error: ${said}. ${advice}`);
  if (isDatabaseAway(error)) return wentAway(database, error);
  return new DatabaseFault(
    `The database ${database} rejected a statement of this build (${refusal.code}): ${said}. Check that DATABASE_URL names a ` +
      'PostgreSQL 18 database that is used only by Keyshift, and that no migration was reverted by hand.',
  );
}

const grants = (user: string, database: string): string =>
  `Run this as the user who created the tables, or have the owner run: grant create on database "${database}" to "${user}"; ` +
  `and, in that database: grant all on schema public to "${user}"; grant all on all tables in schema public to "${user}";`;

const ADVICE: Readonly<Record<string, (user: string, database: string) => string>> = {
  '42501': grants,
  '25006': (_, database) =>
    `"${database}" is a read replica or set to read-only. Set DATABASE_URL to the server that takes writes.`,
  '53100': () => 'Free up space on the disk of the database, then start again.',
  '53300': () => 'Raise max_connections on the server, or lower DATABASE_POOL_SIZE.',
};

/** Creating an extension can be forbidden even to the owner of a database. */
function extensionAdvice(said: string): string | undefined {
  const [, extension] = /extension "(\w+)"/.exec(said) ?? [];
  if (!extension || !/permission denied|is not available/.test(said)) return undefined;
  return (
    `This user cannot create the extension. As a user with that right, run: create extension ${extension}; in this ` +
    'database (it is part of PostgreSQL’s contrib package), then start again.'
  );
}

/** The server's message. The ORM puts the statement before it and the server's hint after it. */
function saidIn(message: string): string {
  const parts = message.split(' - ').map((part) => part.trim());
  return parts.findLast((part) => !/^(hint|detail):/i.test(part)) ?? message;
}

const wentAway = (database: string, error: unknown): DatabaseFault =>
  new DatabaseFault(
    `The connection to the database ${database} was lost: ${error instanceof Error ? error.message : error}. Check that it is running, then start again.`,
  );

/** The server's error inside the ORM's wrapper. */
function serverErrorIn(error: unknown, depth = 0): ServerError | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined;
  if ('severity' in error && 'code' in error && typeof error.code === 'string') return error as ServerError;
  const inner: unknown = error.cause ?? Reflect.get(error, 'previous');
  return serverErrorIn(inner, depth + 1);
}
