import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../config/mikro-orm.config';
import { readSettings } from '../config/settings';
import { openDatabase, secretOf } from './database';
import { Clock } from './kernel/clock/clock';
import { Atomic } from './kernel/database/atomic';
import { Sql } from './kernel/database/sql';
import { Vault } from './kernel/secret/vault';
import { OAuthKeys, OAuthKeysRepository } from './modules/connections';

/** `npm run keys:rotate`: new keys for the authorization server; running processes take them up within minutes. */
async function main(): Promise<void> {
  const settings = readSettings();
  const database = await openDatabase(settings, console.log);
  const orm = await MikroORM.init(ormConfig(database.url));
  try {
    const keys = new OAuthKeysRepository(new Sql(orm.em));
    await new OAuthKeys(keys, new Vault(secretOf(settings)), new Clock(), new Atomic(orm.em)).rotate();
    console.log(
      'The authorization server has new keys. Those before go on verifying until the next rotation.',
    );
  } finally {
    await orm.close(true);
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
