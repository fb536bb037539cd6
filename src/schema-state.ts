import type pg from 'pg';
import { migrationsList } from '../migrations';
import { compatibleMigrations } from '../migrations/compatible';
import { DatabaseFault } from './database';

/** What a build does with a database that a newer build has migrated. */
export type NewerSchema = 'refuse' | 'compatible';

/** The executed migrations of a database, compared with those that this build knows. */
export interface SchemaState {
  /** Known to this build and not executed, in order. */
  readonly pending: readonly string[];
  /** Executed by a newer build. */
  readonly newer: readonly { readonly name: string; readonly compatible: boolean }[];
  /** Executed and known to be compatible, but not yet marked in the database. */
  readonly unmarked: readonly string[];
}

interface Executed {
  readonly name: string;
  readonly compatible: boolean;
}

export async function readSchemaState(client: pg.Client): Promise<SchemaState> {
  const executed = await executedMigrations(client);
  const names = new Set(executed.map(({ name }) => name));
  const known = new Set(migrationsList.map(({ name }) => name));
  const marked = new Set(executed.filter(({ compatible }) => compatible).map(({ name }) => name));
  return {
    pending: [...known].filter((name) => !names.has(name)),
    newer: executed.filter(({ name }) => !known.has(name)),
    unmarked: compatibleMigrations.filter((name) => names.has(name) && !marked.has(name)),
  };
}

/** @throws DatabaseFault when a newer build has migrated the database, unless this build can run on it */
export function assertNotNewer({ newer, pending }: SchemaState, choice: NewerSchema): void {
  const incompatible = newer.filter(({ compatible }) => !compatible).map(({ name }) => name);
  if (newer.length === 0) return;
  if (incompatible.length > 0) {
    throw new DatabaseFault(
      `A newer build of Keyshift has changed the database in a way that this build cannot use: ${incompatible.join(', ')}. ` +
        'Start the newer build, or restore the backup that was made before it.',
    );
  }
  const names = newer.map(({ name }) => name).join(', ');
  if (pending.length > 0) {
    throw new DatabaseFault(
      `The database was migrated by another line of builds (${names}) and lacks ${pending.join(', ')}. Start the build that migrated it.`,
    );
  }
  if (choice === 'compatible') return;
  throw new DatabaseFault(
    `A newer build of Keyshift has changed the database: ${names}. Start the newer build. The changes are marked as ` +
      'compatible: during a rolling update, set DATABASE_NEWER_SCHEMA=compatible to start this build anyway.',
  );
}

/** For commands that do not migrate. @throws DatabaseFault when the schema is not the one of this build */
export function assertUpToDate(state: SchemaState, choice: NewerSchema): void {
  assertNotNewer(state, choice);
  if (state.pending.length === 0) return;
  throw new DatabaseFault(
    `The database lacks ${state.pending.length} migrations of this build. Run "npm run migrate", or start the service once.`,
  );
}

/** Marks migrations as compatible in the database, for older builds, which do not have their classes. */
export async function markCompatible(client: pg.Client, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await client.query('update schema_migration set compatible = true where name = any($1)', [names]);
}

async function executedMigrations(client: pg.Client): Promise<Executed[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  );
  if (!rows[0]?.there) return [];
  // A migration adds the column, so databases of earlier builds do not have it.
  const executed = await client.query<Executed>(
    `select name, coalesce((to_jsonb(m) ->> 'compatible')::boolean, false) as compatible
     from schema_migration m order by id`,
  );
  return executed.rows;
}
