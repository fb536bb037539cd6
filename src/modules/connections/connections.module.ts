import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { Outside } from './clients/outside';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionBirth } from './consent/connection.birth';
import { ConnectionCredential } from './credential/connection.credential';
import { ConnectionRevoker } from './credential/connection.revoker';
import { ConnectionUses } from './credential/connection.uses';
import { OAuthKeys } from './keys/oauth-keys';
import { OAuthKeysRepository } from './keys/oauth-keys.repository';
import { Ending } from './records/ending';
import { OAuthRecordsRepository } from './records/oauth-records.repository';
import { RecordKeeper } from './records/record-keeper';
import { AdmissionLimits } from './server/admission-limits';
import { AuthorizationServer } from './server/authorization-server';
import { ProtectedResourceController } from './server/protected-resource.controller';
import { Ways } from './server/ways';

const SERVER = [
  AuthorizationServer,
  AdmissionLimits,
  Ways,
  Outside,
  RecordKeeper,
  Ending,
  OAuthRecordsRepository,
  OAuthKeys,
  OAuthKeysRepository,
];

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [ProtectedResourceController],
  providers: [
    ...SERVER,
    ConnectionsRepository,
    ConnectionBirth,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
  ],
  exports: [
    AuthorizationServer,
    AdmissionLimits,
    ConnectionBirth,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
  ],
})
export class ConnectionsModule {}
