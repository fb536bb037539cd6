import { migrationsList } from '.';

/**
 * Names of the migrations after which every earlier build goes on working: their class says `static readonly compatible
 * = true`. Such a migration only adds: a table, an index, a column that may be null or has a default.
 */
export const compatibleMigrations: readonly string[] = migrationsList
  .filter((one) => 'compatible' in one.class && one.class.compatible === true)
  .map(({ name }) => name);
