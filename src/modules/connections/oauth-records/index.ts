export { type KeySet, OAuthKeys } from './oauth-keys';
export { OAuthKeysRepository } from './oauth-keys.repository';
export { OAuthRecordsModule } from './oauth-records.module';
export { type OAuthRecordRow, OAuthRecordsRepository } from './oauth-records.repository';
export { RecordCleanup } from './record-cleanup';
