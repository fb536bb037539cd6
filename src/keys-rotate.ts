import { runOnSchema } from './command';
import { secretOf } from './database';
import { Clock } from './kernel/clock/clock';
import { Atomic } from './kernel/database/atomic';
import { Vault } from './kernel/secret/vault';
import { OAuthKeys, OAuthKeysRepository } from './modules/connections';

/** `npm run keys:rotate`: rotates the keys of the authorization server. Running processes load them within minutes. */
runOnSchema(async ({ settings, orm }) => {
  const keys = new OAuthKeysRepository(orm.em);
  await new OAuthKeys(keys, new Vault(secretOf(settings)), new Clock(), new Atomic(orm.em)).rotate();
  console.log(
    'The authorization server has new keys. The previous keys still verify tokens until the next rotation.',
  );
});
