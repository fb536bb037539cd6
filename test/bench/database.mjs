import path from 'node:path';
import pg from 'pg';
import { addressOf, migrateDatabase, startLocalPostgres } from './built.mjs';

const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  // Not begin, commit and the like.
  'pg_stat_statements.track_utility': 'off',
  max_connections: '100',
};

/** An embedded PostgreSQL of the bench's own, with the product's tables and a counter of statements. */
export async function startDatabase(dir, name) {
  const server = await startLocalPostgres({ dir: path.join(dir, name), settings: SETTINGS });
  await ask(server.url('postgres'), 'create database keyshift');
  const url = server.url('keyshift');
  await migrateDatabase(url);
  await ask(url, 'create extension pg_stat_statements');
  return { url, other: (database) => server.url(database), stop: () => server.stop() };
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
