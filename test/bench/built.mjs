import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './options.mjs';

const built = createRequire(path.join(ROOT, 'dist/'));

/** Built code of the product that generates tokens and starts the database. */
export const { startLocalPostgres } = built('./src/kernel/postgres/local-postgres.js');
export const { migrateDatabase } = built('./src/migrate.js');
export const { addressOf } = built('./config/mikro-orm.config.js');
export const { newApiKeyToken } = built('./src/modules/api-keys/api-keys/api-key-token.js');
export const { SessionToken } = built('./src/modules/sign-in/sessions/session-token.js');
export const { Vault } = built('./src/kernel/secret/vault.js');
export const { digestOf } = built('./src/kernel/secret/secret.js');
export const { cursorOf } = built('./src/kernel/http/paging.contract.js');
export const { createApp, closeApp } = built('./src/app-setup.js');
export const { readSettings } = built('./config/settings.js');
export const { Atomic } = built('./src/kernel/database/atomic.js');
export const { newId } = built('./src/kernel/id/id.js');
export const { SampleDataService } = built('./src/modules/sample-data/index.js');
export const { PERMISSIONS } = built('./src/access/permissions.js');
