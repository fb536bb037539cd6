import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { WorkspacesModule } from '../../workspaces';
import { OAuthRecordsModule } from '../oauth-records';
import { PolicyModule } from '../policy';
import { ConnectionCredential } from './connection.credential';
import { ConnectionLookupsRepository } from './connection-lookups.repository';
import { ConnectionRevoker } from './connection-revoker';
import { ConnectionUses } from './connection-uses';
import { ConnectionViews } from './connection-views';
import { ConnectionsController } from './connections.controller';
import { ConnectionsRepository } from './connections.repository';
import { ConnectionsService } from './connections.service';
import { ConnectionEndedMail } from './emails/connection-ended.email';
import { ConnectionsForms } from './pages/connections.form';
import { ConnectionsPageController } from './pages/connections.page.controller';
import { ConnectionsPages } from './pages/connections-views';

/** Lists, authenticates and revokes connections. */
@Module({
  imports: [
    AuditModule,
    ConsoleModule,
    MailModule,
    MembersModule,
    WorkspacesModule,
    OAuthRecordsModule,
    PolicyModule,
  ],
  controllers: [ConnectionsController, ConnectionsPageController],
  providers: [
    ConnectionsService,
    ConnectionsRepository,
    ConnectionLookupsRepository,
    ConnectionViews,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
    ConnectionEndedMail,
    ConnectionsPages,
    ConnectionsForms,
  ],
  exports: [
    ConnectionsRepository,
    ConnectionLookupsRepository,
    ConnectionCredential,
    ConnectionRevoker,
    ConnectionUses,
  ],
})
export class ConnectionManagementModule {}
