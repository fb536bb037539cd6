import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { WorkspacesModule } from '../../workspaces';
import { ConnectionManagementModule } from '../connections';
import { OAuthServerModule } from '../oauth-server';
import { PolicyModule } from '../policy';
import { Accounts } from './accounts';
import { Answer } from './answer';
import { ConnectionFactory } from './connection-factory';
import { Consent } from './consent';
import { ConsentForms } from './pages/consent.form';
import { ConsentPageController } from './pages/consent.page.controller';
import { ConsentPages } from './pages/consent-views';

/** The pages on which a member approves or denies a connection. */
@Module({
  imports: [
    AuditModule,
    ConsoleModule,
    MembersModule,
    WorkspacesModule,
    ConnectionManagementModule,
    OAuthServerModule,
    PolicyModule,
  ],
  controllers: [ConsentPageController],
  providers: [Consent, Accounts, Answer, ConnectionFactory, ConsentForms, ConsentPages],
  exports: [ConnectionFactory],
})
export class ConsentModule {}
