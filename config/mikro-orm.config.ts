import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { migrationsList } from '../migrations';
import { entities } from '../src/entities';
import { columnTypes } from '../src/kernel/database/column-types';
import { addressOf, type DatabaseAddress } from '../src/kernel/database/database-url';
import { guarded } from '../src/kernel/database/guarded-client';
import { type PoolLimits, UNLIMITED } from '../src/kernel/database/pool-limits';

export { addressOf } from '../src/kernel/database/database-url';

/** The connect timeout. The pool waits for a free connection as long as for a lock, but at least this long. */
const CONNECT_MS = 5_000;

/**
 * Options of the ORM, shared by the app, its command line and the tests.
 * @param database its URL, or the parsed address
 * @param limits unlimited by default, for migrations
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
      types: columnTypes(),
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

/** For the ORM's command line, which calls the default export. All other code passes a validated address. */
export default (): Options =>
  ormConfig(process.env.DATABASE_URL ?? 'postgresql://keyshift@localhost/keyshift');
