import { Module } from '@nestjs/common';
import { ClientMetadataFetcher } from './client-metadata-fetcher';

/** OAuth clients: their metadata, names and hosts. */
@Module({
  providers: [ClientMetadataFetcher],
  exports: [ClientMetadataFetcher],
})
export class OAuthClientsModule {}
