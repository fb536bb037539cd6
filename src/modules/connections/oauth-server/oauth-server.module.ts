import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { ConnectionManagementModule } from '../connections';
import { OAuthClientsModule } from '../oauth-clients';
import { OAuthRecordsModule } from '../oauth-records';
import { AuthorizationServer } from './authorization-server';
import { ConnectionEndedNotifications } from './connection-ended-notifications';
import { GrantMemberships } from './grant-memberships';
import { GrantRevoker } from './grant-revoker';
import { OAuthMiddleware } from './oauth-middleware';
import { OidcAdapterFactory } from './oidc-adapter-factory';
import { OriginBrowserCookie } from './origin-browser-cookie';
import { PendingConnectionLookup } from './pending-connection-lookup';
import { PendingRequests } from './pending-requests';
import { ProtectedResourceController } from './protected-resource.controller';
import { RefreshRotation } from './refresh-rotation';
import { RegistrationLimits } from './registration-limits';

/** The authorization server, and the requests that wait for a decision. */
@Module({
  imports: [
    AuditModule,
    MailModule,
    MembersModule,
    ConnectionManagementModule,
    OAuthClientsModule,
    OAuthRecordsModule,
  ],
  controllers: [ProtectedResourceController],
  providers: [
    AuthorizationServer,
    OAuthMiddleware,
    RegistrationLimits,
    OidcAdapterFactory,
    RefreshRotation,
    GrantMemberships,
    GrantRevoker,
    ConnectionEndedNotifications,
    PendingRequests,
    PendingConnectionLookup,
    OriginBrowserCookie,
  ],
  exports: [
    AuthorizationServer,
    RegistrationLimits,
    PendingRequests,
    PendingConnectionLookup,
    OriginBrowserCookie,
  ],
})
export class OAuthServerModule {}
