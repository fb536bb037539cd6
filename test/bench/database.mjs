import path from 'node:path';
import pg from 'pg';
import { addressOf, migrateDatabase, startLocalPostgres } from './built.mjs';

const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  // Without begin, commit and other utility statements.
  'pg_stat_statements.track_utility': 'off',
  max_connections: '100',
};

/** Minimal WAL for a database that is filled once: building an index is not logged. */
const FILLED = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '2GB' };

/**
 * Starts an embedded PostgreSQL for the benchmark, with the product's tables and pg_stat_statements.
 * @param durable false for a database that is filled once and then only read
 */
export async function startDatabase(dir, name, { durable = true } = {}) {
  const settings = { ...SETTINGS, ...(durable ? {} : FILLED) };
  const server = await startLocalPostgres({ dir: path.join(dir, name), settings, durable });
  await ask(server.url('postgres'), 'create database keyshift');
  const url = server.url('keyshift');
  await migrateDatabase(url);
  await ask(url, 'create extension pg_stat_statements');
  return { url, pid: server.pid, other: (database) => server.url(database), stop: () => server.stop() };
}

/** Runs one statement on a new connection. @returns its rows */
export function ask(url, text, values = []) {
  return connected(url, async (client) => (await client.query(text, values)).rows);
}

export async function connected(url, work) {
  const client = new pg.Client(addressOf(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
