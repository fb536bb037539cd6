import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { Outside } from './clients/outside';
import { ConnectionViews } from './connection.views';
import { ConnectionsController } from './connections.controller';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionsService } from './connections.service';
import { Accounts } from './consent/accounts';
import { Answer } from './consent/answer';
import { ConnectionBirth } from './consent/connection.birth';
import { Consent } from './consent/consent';
import { ConsentForms } from './consent-page/consent.forms';
import { ConsentPagesController } from './consent-page/consent.pages.controller';
import { ConsentScreens } from './consent-page/consent.screens';
import { ConnectionCredential } from './credential/connection.credential';
import { ConnectionRevoker } from './credential/connection.revoker';
import { ConnectionUses } from './credential/connection.uses';
import { OAuthKeys } from './keys/oauth-keys';
import { OAuthKeysRepository } from './keys/oauth-keys.repository';
import { ConnectionsForms } from './page/connections.forms';
import { ConnectionsPagesController } from './page/connections.pages.controller';
import { ConnectionsScreens } from './page/connections.screens';
import { OnTheWay } from './pending/on-the-way';
import { PendingRequests } from './pending/pending-requests';
import { StartedHere } from './pending/started-here';
import { PolicyController } from './policy/policy.controller';
import { PolicyRepository } from './policy/policy.repository';
import { PolicyService } from './policy/policy.service';
import { ConnectionEndedMail } from './records/connection-ended.mail';
import { EndedConnectionsRepository } from './records/ended-connections.repository';
import { Ending } from './records/ending';
import { EndingNotices } from './records/ending-notices';
import { GrantSeats } from './records/grant-seats';
import { OAuthRecordsRepository } from './records/oauth-records.repository';
import { RecordChores } from './records/record.chores';
import { RecordKeeper } from './records/record-keeper';
import { RefreshRotation } from './records/refresh-rotation';
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
  RefreshRotation,
  Ending,
  EndingNotices,
  ConnectionEndedMail,
  EndedConnectionsRepository,
  GrantSeats,
  OAuthRecordsRepository,
  OAuthKeys,
  OAuthKeysRepository,
];

const CONSENT = [
  Consent,
  ConsentForms,
  ConsentScreens,
  Accounts,
  Answer,
  ConnectionBirth,
  PendingRequests,
  StartedHere,
  OnTheWay,
  PolicyRepository,
];

@Module({
  imports: [AuditModule, MailModule, MembersModule, WorkspacesModule, ConsoleModule],
  controllers: [
    ConnectionsController,
    PolicyController,
    ProtectedResourceController,
    ConsentPagesController,
    ConnectionsPagesController,
  ],
  providers: [
    ...SERVER,
    ...CONSENT,
    ConnectionsService,
    ConnectionViews,
    ConnectionsScreens,
    ConnectionsForms,
    PolicyService,
    RecordChores,
    ConnectionsRepository,
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
    OnTheWay,
  ],
})
export class ConnectionsModule {}
