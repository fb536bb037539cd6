export { ConnectionsModule } from './connections.module';
export { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './connections.options';
export { ConnectionBirth } from './consent/connection.birth';
export { ConnectionCredential } from './credential/connection.credential';
export { ConnectionRevoker } from './credential/connection.revoker';
export { ConnectionUses } from './credential/connection.uses';
export { AdmissionLimits } from './server/admission-limits';
export { AuthorizationServer } from './server/authorization-server';
export { mountAuthorizationServer } from './server/mount';
