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
/** `duplicate_database`, or for one of two first starts at once `unique_violation`. */
const DATABASE_IS_THERE = new Set(['42P04', '23505']);

export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** A database that cannot be used, in words for the person who starts the service. */
export class DatabaseFault extends OperatorFault {}

/**
 * Finds the database that the settings name, or starts the embedded one.
 * @param revival for a process that stays: the embedded one is started again whenever it dies
 * @throws OperatorFault when it does not answer
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

/** The secret of the settings, or the one kept beside the embedded database, made at the first start. */
export function secretOf(settings: Settings): string {
  if (settings.secret) return settings.secret.reveal();
  const file = path.resolve(settings.database.dataDir, 'secret');
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeOnce(file, randomBytes(32).toString('base64url'));
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= SECRET_MIN) return secret;
  throw new DatabaseFault(
    `The secret in ${file} is cut off or empty. Put back the one it held (sessions and open links need it), or delete the file: the next start makes another.`,
  );
}

/** Whole or not at all, whenever the machine stops. Of two first starts at once one writes; the other reads it. */
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
  'The connection to the database is not encrypted, since the server does not offer TLS. Set sslmode=verify-full in DATABASE_URL to insist on it, or sslmode=disable where the network is safe.';

async function external(given: string, print: (line: string) => void): Promise<OpenDatabase> {
  const { url, isInClearText } = await firstConnection(given).catch((error: Error) => {
    const { host, port, database } = addressOf(given);
    throw new DatabaseFault(
      `Cannot connect to the database ${database} at ${host}${port ? `:${port}` : ''}: ${error.message}\nCheck DATABASE_URL, and that PostgreSQL runs there and lets this user in.`,
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
