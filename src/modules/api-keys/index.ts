export { ApiKeyCredential } from './api-key.credential';
export { ApiKeyRevoker } from './api-key.revoker';
export { ApiKeysModule } from './api-keys.module';
export { ApiKeysService } from './api-keys.service';
export { KeyUses } from './key.uses';
