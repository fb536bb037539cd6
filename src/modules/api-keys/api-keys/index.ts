export { ApiKeyCredential } from './api-key.credential';
export { ApiKeyRevoker } from './api-key-revoker';
export { isApiKeyToken, newApiKeyToken } from './api-key-token';
export { KeysModule } from './api-keys.module';
export { ApiKeysService } from './api-keys.service';
export { KeyEmails } from './key-emails';
export { KeyUses } from './key-uses';
