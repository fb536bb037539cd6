import { Module } from '@nestjs/common';
import { OAuthKeys } from './oauth-keys';
import { OAuthKeysRepository } from './oauth-keys.repository';
import { OAuthRecordsRepository } from './oauth-records.repository';
import { RecordCleanup } from './record-cleanup';

/** The records and keys of the authorization server. */
@Module({
  providers: [OAuthRecordsRepository, RecordCleanup, OAuthKeys, OAuthKeysRepository],
  exports: [OAuthRecordsRepository, RecordCleanup, OAuthKeys],
})
export class OAuthRecordsModule {}
