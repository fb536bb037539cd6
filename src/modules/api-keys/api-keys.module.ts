import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyCredential } from './credential/api-key.credential';
import { ApiKeyRevoker } from './credential/api-key.revoker';
import { KeyUses } from './credential/key.uses';
import { EmailFactsRepository } from './emails/email-facts.repository';
import { ExpiryMail } from './emails/expiry.email';
import { ExpiryNotifications } from './emails/expiry.notifications';
import { KeyMails } from './emails/key-emails';
import { LeakedMail } from './emails/leaked.email';
import { LeakController } from './leak/leak.controller';
import { LeakJob, LeakWorker } from './leak/leak.job';
import { LeakLimit } from './leak/leak.limit';
import { LeakService } from './leak/leak.service';
import { ScanningController } from './leak/scanning.controller';
import { ApiKeysForms } from './pages/api-keys.forms';
import { ApiKeysPages } from './pages/api-keys.page-views';
import { ApiKeysPagesController } from './pages/api-keys.pages.controller';

@Module({
  imports: [AuditModule, MailModule, MembersModule, WorkspacesModule, ConsoleModule],
  controllers: [ApiKeysController, ApiKeysPagesController, LeakController, ScanningController],
  providers: [
    ApiKeysService,
    ApiKeysRepository,
    ApiKeyCredential,
    ApiKeyRevoker,
    KeyUses,
    ApiKeysPages,
    ApiKeysForms,
    EmailFactsRepository,
    KeyMails,
    ExpiryNotifications,
    ExpiryMail,
    LeakedMail,
    LeakService,
    LeakLimit,
    LeakJob,
    LeakWorker,
  ],
  exports: [ApiKeysService, ApiKeyCredential, ApiKeyRevoker, KeyUses],
})
export class ApiKeysModule {}
