export { ConnectionCredential } from './connection.credential';
export { ConnectionRevoker } from './connection-revoker';
export { ConnectionUses } from './connection-uses';
export { ConnectionManagementModule } from './connections.module';
export { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './connections.options';
export { ConnectionsRepository, type ConsentPlace, type GrantRow } from './connections.repository';
export { CONNECTION_ENDED } from './emails/connection-ended.email';
export { areasInWords, areasOf } from './pages/area-text';
export { identifierOf, resourceNamed } from './resources';
