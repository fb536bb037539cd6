import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../config/mikro-orm.config';
import { runCommand } from './command';
import { databaseFaultOf } from './database-faults';
import { addressOf } from './kernel/database/database-url';
import { GuardedClient, guarded } from './kernel/database/guarded-client';
import { UNLIMITED } from './kernel/database/pool-limits';
import { assertNotNewer, markCompatible, type NewerSchema, readSchemaState } from './schema-state';

/** An arbitrary advisory lock id that nothing else in the database uses. */
const MIGRATION_LOCK = 7_305_519_262;

interface Migrating {
  /** What to do when a newer build has migrated the database. Default: refuse. */
  readonly newer?: NewerSchema;
  /** Called with a line when this process waits for another one to migrate. */
  readonly print?: (line: string) => void;
}

/**
 * Migrates the schema to the version of this build. Concurrent processes: one migrates, the others wait.
 * @throws DatabaseFault when the database returns an error, or a newer build has migrated it
 */
export async function migrateDatabase(databaseUrl: string, migrating: Migrating = {}): Promise<void> {
  const gate = new GuardedClient(guarded(addressOf(databaseUrl), UNLIMITED));
  try {
    await gate.connect();
    await takeLock(gate, migrating.print);
    const state = await readSchemaState(gate);
    assertNotNewer(state, migrating.newer ?? 'refuse');
    if (state.pending.length > 0) await migrate(databaseUrl);
    await markCompatible(gate, (await readSchemaState(gate)).unmarked);
  } catch (error) {
    throw databaseFaultOf(error, databaseUrl) ?? error;
  } finally {
    await gate.end();
  }
}

async function takeLock(gate: GuardedClient, print: Migrating['print']): Promise<void> {
  const { rows } = await gate.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    MIGRATION_LOCK,
  ]);
  if (rows[0]?.taken) return;
  print?.('Waiting for another process that is migrating the database...');
  await gate.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

async function migrate(databaseUrl: string): Promise<void> {
  const orm = await MikroORM.init(ormConfig(databaseUrl));
  await orm.migrator.up().finally(() => orm.close(true));
}

/** `npm run migrate`: for operators who migrate as a separate step. */
if (require.main === module) {
  runCommand(async ({ settings, database }) => {
    await migrateDatabase(database.url, { newer: settings.database.newerSchema, print: console.log });
    console.log('The database is up to date.');
  });
}
