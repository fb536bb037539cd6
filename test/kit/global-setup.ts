import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { addressOf } from '../../config/mikro-orm.config';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { migrateDatabase } from '../../src/migrate';
import { createDatabase, ownName, sql } from './database';
import { makeRunFolder, removeDeadRuns } from './dead-runs';
import { SERVER_SETTINGS, startKeptServer } from './kept-server';
import { openSecrets } from './secrets/issued-secrets';

export interface TestServer {
  readonly postgres: LocalPostgres;
  /** The folder of this run, removed at its end. */
  readonly dir: string;
}

const TEMPLATE = 'template_keyshift';

/**
 * Prepares PostgreSQL for the run, with a migrated template database that every suite copies. The server is kept for the
 * next run; in CI (`CI` is set) it belongs to the run.
 */
export default async function globalSetup(): Promise<void> {
  await removeDeadRuns(os.tmpdir());
  const dir = makeRunFolder(os.tmpdir());
  process.env.TEST_RUN_FOLDER = dir;
  process.env.TEST_RUN = randomBytes(4).toString('hex');
  openSecrets(dir);
  const postgres = await startServer(dir, process.env.TEST_RUN);
  Object.assign(globalThis, { testServer: { postgres, dir } satisfies TestServer });
  try {
    process.env.TEST_DATABASE_URL = postgres.url('postgres');
    process.env.TEST_DATABASE_TEMPLATE = TEMPLATE;
    await makeTemplate(postgres);
  } catch (error) {
    await postgres.stop('immediate');
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

function startServer(dir: string, run: string): Promise<LocalPostgres> {
  if (!process.env.CI) return startKeptServer(run);
  return startLocalPostgres({ dir: path.join(dir, 'postgres'), durable: false, settings: SERVER_SETTINGS });
}

/** The database gets the template's name last, so that a template is always complete. Of two runs at once, one makes it. */
async function makeTemplate(postgres: LocalPostgres): Promise<void> {
  const isMade = async () =>
    (await sql(postgres.url(), 'select from pg_database where datname = $1', [TEMPLATE])).length > 0;
  if (await isMade()) return;
  const draft = ownName('template');
  await createDatabase(draft);
  await migrateDatabase(postgres.url(draft));
  await installQueue(postgres.url(draft));
  try {
    await sql(postgres.url(), `alter database ${draft} rename to ${TEMPLATE}`);
  } catch (error) {
    if (!(await isMade())) throw error;
  }
}

/** The queue creates its tables on its first start. In the template this happens once for all suites. */
async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({ ...addressOf(url), schema: 'pgboss', schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}
