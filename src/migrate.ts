import { MikroORM } from '@mikro-orm/postgresql';
import { addressOf, ormConfig } from '../config/mikro-orm.config';
import { readSettings } from '../config/settings';
import { DatabaseFault, openDatabase } from './database';
import { GuardedClient, guarded } from './kernel/database/guarded-client';
import { UNLIMITED } from './kernel/database/pool-limits';

/** Any number will do, as long as nothing else in the database locks on it. */
const MIGRATION_LOCK = 7_305_519_262;

/**
 * Brings the schema up to date. Of several processes that start at once one does it and the others wait.
 * @throws DatabaseFault when an extension is missing that this user may not create
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const gate = new GuardedClient(guarded(addressOf(databaseUrl), UNLIMITED));
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await MikroORM.init(ormConfig(databaseUrl));
    await orm.migrator
      .up()
      .catch((error: unknown) => {
        throw extensionFault(error) ?? error;
      })
      .finally(() => orm.close(true));
  } finally {
    await gate.end();
  }
}

/** The one thing that a database's own user may be forbidden, in words for whoever runs it. */
function extensionFault(error: unknown): DatabaseFault | undefined {
  const words = error instanceof Error ? error.message : '';
  const [, extension] = /extension "(\w+)"( is not available)?/.exec(words) ?? [];
  if (!extension || !/permission denied|is not available/.test(words)) return undefined;
  return new DatabaseFault(
    `The database lacks the extension ${extension}, and this user may not create it. Have somebody who may run: create extension ${extension}; in this database (it comes with PostgreSQL’s contrib package), then start again.`,
  );
}

/** `npm run migrate`: for operators who want the schema changed as a step of its own. */
async function main(): Promise<void> {
  const database = await openDatabase(readSettings(), console.log);
  await migrateDatabase(database.url).finally(() => database.close());
  console.log('The database is up to date.');
}

if (require.main === module) void main();
