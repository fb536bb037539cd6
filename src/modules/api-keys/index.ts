export { ApiKeysModule } from './api-keys.module';
export { ApiKeysService } from './api-keys.service';
export { ApiKeyCredential } from './credential/api-key.credential';
export { ApiKeyRevoker } from './credential/api-key.revoker';
export { KeyUses } from './credential/key.uses';
