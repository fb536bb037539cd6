import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Settings } from '../config/settings';
import { addressOf } from './kernel/database/database-url';
import { firstConnection } from './kernel/database/first-connection';
import { GuardedClient, guarded } from './kernel/database/guarded-client';
import { UNLIMITED } from './kernel/database/pool-limits';
import { type Revival, startLocalPostgres } from './kernel/postgres/local-postgres';
import { OperatorFault } from './kernel/process/operator-fault';

const SECRET_MIN = 32;
const NAME = 'keyshift';
/** `duplicate_database`, or `unique_violation` when two processes create it at the same time. */
const DATABASE_IS_THERE = new Set(['42P04', '23505']);

export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** A database that cannot be used. The message is for the operator. */
export class DatabaseFault extends OperatorFault {}

/**
 * Connects to the configured database, or starts the embedded one.
 * @param revival for long-running processes: restarts the embedded server when it dies
 * @throws OperatorFault when the database does not respond
 */
export async function openDatabase(
  settings: Settings,
  print: (line: string) => void,
  revival?: Revival,
): Promise<OpenDatabase> {
  const { url, dataDir } = settings.database;
  if (url) return external(url.reveal(), print);
  const server = await startLocalPostgres({
    dir: path.resolve(dataDir, 'postgres'),
    report: print,
    ...(revival ? { revival } : {}),
  });
  await createDatabase(server.url('postgres'));
  return { url: server.url(NAME), close: () => server.stop() };
}

/** The configured secret, or the one stored next to the embedded database, which is generated at the first start. */
export function secretOf(settings: Settings): string {
  if (settings.secret) return settings.secret.reveal();
  const file = path.resolve(settings.database.dataDir, 'secret');
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeOnce(file, randomBytes(32).toString('base64url'));
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= SECRET_MIN) return secret;
  throw new DatabaseFault(
    `The secret in ${file} is cut off or empty. Restore the original (sessions and open links need it), or delete the file; the next start generates a new one.`,
  );
}

/** Writes the file atomically. Concurrent first starts: one writes the secret, the others read it. */
function writeOnce(file: string, secret: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

const IN_CLEAR_TEXT =
  'The connection to the database is not encrypted, because the server does not offer TLS. Set sslmode=verify-full in DATABASE_URL to require it, or sslmode=disable if the network is safe.';

async function external(given: string, print: (line: string) => void): Promise<OpenDatabase> {
  const { url, isInClearText } = await firstConnection(given).catch((error: Error) => {
    const { host, port, database } = addressOf(given);
    throw new DatabaseFault(
      `Cannot connect to the database ${database} at ${host}${port ? `:${port}` : ''}: ${error.message}\nCheck DATABASE_URL, that PostgreSQL is running there, and that it accepts this user.`,
    );
  });
  if (isInClearText && !given.includes('sslmode=disable')) print(IN_CLEAR_TEXT);
  return { url, close: async () => undefined };
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new GuardedClient(guarded(addressOf(adminUrl), UNLIMITED));
  await client.connect();
  try {
    await client.query(`create database ${NAME}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && DATABASE_IS_THERE.has(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
