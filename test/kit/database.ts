import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';

const adminUrl = (): string => process.env.TEST_DATABASE_URL ?? '';

/** The address of a database on the run's server. */
export function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database === 'postgres' ? database : ownName(database)}`;
  return url.href;
}

/**
 * The name of a database or a role of this run: the server can outlive the run, and other runs can use it meanwhile.
 * @param name with or without the prefix of the run
 */
export function ownName(name: string): string {
  const prefix = `t_${process.env.TEST_RUN}_`;
  return name.startsWith(prefix) ? name : prefix + name;
}

/** A database for one suite, copied from the migrated template in a few milliseconds. */
export async function freshDatabase(): Promise<string> {
  const name = ownName(randomBytes(6).toString('hex'));
  await createDatabase(name, ` template ${process.env.TEST_DATABASE_TEMPLATE} strategy file_copy`);
  return urlOf(name);
}

export async function createDatabase(name: string, rest = ''): Promise<void> {
  await withClient(adminUrl(), (client) => client.query(`create database ${ownName(name)}${rest}`));
}

/** Runs a statement directly, without the app. */
export async function sql<R extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  return withClient(url, async (client) => (await client.query<R>(text, values)).rows);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(addressOf(url));
  // Statements report their own errors. Without a listener, a server that dies between two would crash the run.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
