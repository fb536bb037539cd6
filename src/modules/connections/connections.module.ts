import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { ClientMetadataFetcher } from './clients/client-metadata-fetcher';
import { ConnectionViews } from './connection.views';
import { ConnectionsController } from './connections.controller';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionsService } from './connections.service';
import { Accounts } from './consent/accounts';
import { Answer } from './consent/answer';
import { ConnectionFactory } from './consent/connection.factory';
import { Consent } from './consent/consent';
import { ConsentForms } from './consent/pages/consent.forms';
import { ConsentPages } from './consent/pages/consent.page-views';
import { ConsentPagesController } from './consent/pages/consent.pages.controller';
import { ConnectionCredential } from './credential/connection.credential';
import { ConnectionRevoker } from './credential/connection.revoker';
import { ConnectionUses } from './credential/connection.uses';
import { OAuthKeys } from './keys/oauth-keys';
import { OAuthKeysRepository } from './keys/oauth-keys.repository';
import { ConnectionsForms } from './pages/connections.forms';
import { ConnectionsPages } from './pages/connections.page-views';
import { ConnectionsPagesController } from './pages/connections.pages.controller';
import { OriginBrowserCookie } from './pending/origin-browser-cookie';
import { PendingConnectionLookup } from './pending/pending-connection-lookup';
import { PendingRequests } from './pending/pending-requests';
import { PolicyController } from './policy/policy.controller';
import { PolicyRepository } from './policy/policy.repository';
import { PolicyService } from './policy/policy.service';
import { ConnectionEndedMail } from './records/connection-ended.email';
import { ConnectionEndedNotifications } from './records/connection-ended-notifications';
import { EndedConnectionsRepository } from './records/ended-connections.repository';
import { GrantMemberships } from './records/grant-memberships';
import { GrantRevoker } from './records/grant-revoker';
import { OAuthRecordsRepository } from './records/oauth-records.repository';
import { OidcAdapterFactory } from './records/oidc-adapter-factory';
import { RecordCleanup } from './records/record-cleanup';
import { RefreshRotation } from './records/refresh-rotation';
import { AuthorizationServer } from './server/authorization-server';
import { OAuthMiddleware } from './server/oauth-middleware';
import { ProtectedResourceController } from './server/protected-resource.controller';
import { RegistrationLimits } from './server/registration-limits';

const SERVER = [
  AuthorizationServer,
  RegistrationLimits,
  OAuthMiddleware,
  ClientMetadataFetcher,
  OidcAdapterFactory,
  RefreshRotation,
  GrantRevoker,
  ConnectionEndedNotifications,
  ConnectionEndedMail,
  EndedConnectionsRepository,
  GrantMemberships,
  OAuthRecordsRepository,
  OAuthKeys,
  OAuthKeysRepository,
];

const CONSENT = [
  Consent,
  ConsentForms,
  ConsentPages,
  Accounts,
  Answer,
  ConnectionFactory,
  PendingRequests,
  OriginBrowserCookie,
  PendingConnectionLookup,
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
    ConnectionsPages,
    ConnectionsForms,
    PolicyService,
    RecordCleanup,
    ConnectionsRepository,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
  ],
  exports: [
    AuthorizationServer,
    RegistrationLimits,
    ConnectionFactory,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
    PendingConnectionLookup,
  ],
})
export class ConnectionsModule {}
