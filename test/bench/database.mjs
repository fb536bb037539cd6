import path from 'node:path';
import pg from 'pg';
import { addressOf, migrateDatabase, startLocalPostgres } from './built.mjs';

const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  // Not begin, commit and the like.
  'pg_stat_statements.track_utility': 'off',
  max_connections: '100',
};

/** What is filled once need not be logged: an index that is built is only written. */
const FILLED = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '2GB' };

/**
 * An embedded PostgreSQL of the bench's own, with the product's tables and a counter of statements.
 * @param durable false for one that is filled and then only read: it need not survive a power cut
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

/** One statement on a connection of its own. @returns its rows */
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
