import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { addressOf, ormConfig } from '../config/mikro-orm.config';
import { readSettings, type Settings } from '../config/settings';
import { type OpenDatabase, openDatabase } from './database';
import { databaseFaultOf } from './database-faults';
import { GuardedClient, guarded } from './kernel/database/guarded-client';
import { UNLIMITED } from './kernel/database/pool-limits';
import { reportFault } from './operator-words';
import { assertUpToDate, readSchemaState } from './schema-state';

/** The dependencies of a command. */
export interface CommandContext {
  readonly settings: Settings;
  readonly orm: MikroORM;
}

type Work<T> = (context: T) => Promise<void>;

/** Runs a command on the database without migrating it. The schema must be the one of this build. */
export function runOnSchema(work: Work<CommandContext>): void {
  runCommand(async ({ settings, database }) => {
    await checkSchema(database.url, settings);
    const orm = await MikroORM.init(ormConfig(database.url));
    await work({ settings, orm }).finally(() => orm.close(true));
  });
}

/** Runs a command with the database open, and reports errors in a form that an operator can act on. */
export function runCommand(work: Work<{ settings: Settings; database: OpenDatabase }>): void {
  execute(work).catch(reportFault);
}

async function execute(work: Work<{ settings: Settings; database: OpenDatabase }>): Promise<void> {
  const settings = readSettings();
  const database = await openDatabase(settings, console.log);
  try {
    await work({ settings, database });
  } catch (error) {
    throw databaseFaultOf(error, database.url) ?? error;
  } finally {
    await database.close();
  }
}

async function checkSchema(url: string, settings: Settings): Promise<void> {
  const client = new GuardedClient(guarded(addressOf(url), UNLIMITED));
  await client.connect();
  try {
    assertUpToDate(await readSchemaState(client), settings.database.newerSchema);
  } finally {
    await client.end();
  }
}
