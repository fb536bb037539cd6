import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrationsList } from '../migrations';
import { entities } from '../src/entities';
import { guarded } from '../src/kernel/database/guarded-client';
import { type PoolLimits, UNLIMITED } from '../src/kernel/database/pool-limits';

const TIMESTAMPTZ = 1184;
/** How long a new connection may take. A free one is waited for as long as a lock, and never shorter. */
const CONNECT_MS = 5_000;

/** Options of the ORM, shared by the app, its command line and the tests. Without limits, as migrations need it. */
export function ormConfig(databaseUrl: string, poolSize = 10, limits: PoolLimits = UNLIMITED): Options {
  return defineConfig({
    ...connectionOf(databaseUrl),
    entities,
    extensions: [Migrator],
    forceUtcTimezone: true,
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: poolSize },
    driverOptions: {
      connectionTimeoutMillis: Math.max(limits.lockMs, CONNECT_MS),
      application_name: 'keyshift',
      ...guarded({}, limits),
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

/** A database's address in parts. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly ssl?: boolean;
}

/** The parts of a URL, as node-postgres takes them; `?host=` names a socket folder. */
export function addressOf(databaseUrl: string): DatabaseAddress {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? url.hostname;
  return {
    host: decodeURIComponent(host),
    ...(url.port ? { port: Number(url.port) } : {}),
    user: decodeURIComponent(url.username),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(url.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  };
}

/** MikroORM ignores `?host=/socket/folder` in a URL, which node-postgres and psql understand. */
function connectionOf(databaseUrl: string): Options {
  if (!new URL(databaseUrl).searchParams.has('host')) return { clientUrl: databaseUrl };
  const { host, port, user, password, database } = addressOf(databaseUrl);
  return { host, user, dbName: database, ...(port ? { port } : {}), ...(password ? { password } : {}) };
}

/** The ORM hands out timestamps of raw statements as text; here they are Dates everywhere. */
function instantsAsDates(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(TIMESTAMPTZ, (value) => new Date(value));
  return types;
}

/** For the ORM's command line, which takes its options from a default export. */
export default ormConfig(process.env.DATABASE_URL ?? 'postgresql://keyshift@localhost/keyshift');
