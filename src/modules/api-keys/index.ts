export { ApiKeyCredential, ApiKeyRevoker, ApiKeysService, KeyUses } from './api-keys';
export { ApiKeysModule } from './api-keys.module';
