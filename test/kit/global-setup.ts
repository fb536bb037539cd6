import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { addressOf } from '../../config/mikro-orm.config';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { migrateDatabase } from '../../src/migrate';
import { createDatabase } from './database';
import { makeRunFolder, removeDeadRuns } from './dead-runs';
import { openSecrets } from './secrets/issued-secrets';

export interface TestServer {
  readonly postgres: LocalPostgres;
  readonly dir: string;
}

const TEMPLATE = 'template_keyshift';

/** Starts one PostgreSQL for the run, with a migrated template database that every suite copies. */
export default async function globalSetup(): Promise<void> {
  await removeDeadRuns(os.tmpdir());
  const dir = makeRunFolder(os.tmpdir());
  process.env.TEST_RUN_FOLDER = dir;
  openSecrets(dir);
  const settings = { max_connections: '300', autovacuum: 'off' };
  const postgres = await startLocalPostgres({ dir: path.join(dir, 'postgres'), durable: false, settings });
  Object.assign(globalThis, { testServer: { postgres, dir } satisfies TestServer });
  try {
    process.env.TEST_DATABASE_URL = postgres.url('postgres');
    await createDatabase(TEMPLATE);
    await migrateDatabase(postgres.url(TEMPLATE));
    await installQueue(postgres.url(TEMPLATE));
    process.env.TEST_DATABASE_TEMPLATE = TEMPLATE;
  } catch (error) {
    await postgres.stop('immediate');
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** The queue creates its tables on its first start. In the template this happens once for all suites. */
async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({ ...addressOf(url), schema: 'pgboss', schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}
