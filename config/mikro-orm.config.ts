import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrationsList } from '../migrations';
import { entities } from '../src/entities';
import { addressOf, type DatabaseAddress } from '../src/kernel/database/database-url';
import { guarded } from '../src/kernel/database/guarded-client';
import { type PoolLimits, UNLIMITED } from '../src/kernel/database/pool-limits';

export { addressOf } from '../src/kernel/database/database-url';

const TIMESTAMPTZ = 1184;
/** How long a new connection may take. A free one is waited for as long as a lock, and never shorter. */
const CONNECT_MS = 5_000;

/**
 * Options of the ORM, shared by the app, its command line and the tests.
 * @param database its URL, or what was read from it
 * @param limits none by default, as migrations need it
 */
export function ormConfig(
  database: string | DatabaseAddress,
  poolSize = 10,
  limits: PoolLimits = UNLIMITED,
): Options {
  const address = typeof database === 'string' ? addressOf(database) : database;
  return defineConfig({
    host: address.host,
    user: address.user,
    dbName: address.database,
    entities,
    extensions: [Migrator],
    forceUtcTimezone: true,
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: poolSize },
    driverOptions: {
      connectionTimeoutMillis: Math.max(limits.lockMs, CONNECT_MS),
      application_name: 'keyshift',
      ...guarded(address, limits),
      types: instantsAsDates(),
    },
    schemaGenerator: { ignoreSchema: ['pgboss'] },
    migrations: {
      tableName: 'schema_migration',
      path: path.join(process.cwd(), 'migrations'),
      pathTs: path.join(process.cwd(), 'migrations'),
      snapshotName: 'schema',
      emit: 'ts',
      snapshotOnMigrate: false,
      migrationsList,
    },
  });
}

/** The ORM hands out timestamps of raw statements as text; here they are Dates everywhere. */
function instantsAsDates(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(TIMESTAMPTZ, (value) => new Date(value));
  return types;
}

/** For the ORM's command line, which calls a default export; everybody else gives the address that was checked. */
export default (): Options =>
  ormConfig(process.env.DATABASE_URL ?? 'postgresql://keyshift@localhost/keyshift');
