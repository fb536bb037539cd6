export {
  CONNECTIONS_OPTIONS,
  ConnectionCredential,
  ConnectionRevoker,
  type ConnectionsOptions,
  ConnectionUses,
} from './connections';
export { ConnectionsModule } from './connections.module';
export { ConnectionFactory } from './consent';
export { OAuthKeys, OAuthKeysRepository } from './oauth-records';
export {
  AuthorizationServer,
  mountAuthorizationServer,
  type PendingConnection,
  PendingConnectionLookup,
  RegistrationLimits,
} from './oauth-server';
