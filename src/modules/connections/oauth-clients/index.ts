export { isBorrowed } from './borrowed-name';
export { checkAssertion } from './client-assertion';
export { type Asker, type ClientHost, hostOf, nameOf } from './client-face';
export { clientMetadata } from './client-metadata';
export { ClientMetadataFetcher } from './client-metadata-fetcher';
export { OAuthClientsModule } from './oauth-clients.module';
export { PINNED_CLIENTS } from './pinned-clients';
