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
import { LeakController } from './leak/leak.controller';
import { LeakJob, LeakWorker } from './leak/leak.job';
import { LeakLimit } from './leak/leak.limit';
import { LeakService } from './leak/leak.service';
import { ScanningController } from './leak/scanning.controller';
import { ExpiryMail } from './notices/expiry.mail';
import { ExpiryNotices } from './notices/expiry.notices';
import { KeyMails } from './notices/key-mails';
import { LeakedMail } from './notices/leaked.mail';
import { NoticesRepository } from './notices/notices.repository';
import { ApiKeysForms } from './page/api-keys.forms';
import { ApiKeysPagesController } from './page/api-keys.pages.controller';
import { ApiKeysScreens } from './page/api-keys.screens';

@Module({
  imports: [AuditModule, MailModule, MembersModule, WorkspacesModule, ConsoleModule],
  controllers: [ApiKeysController, ApiKeysPagesController, LeakController, ScanningController],
  providers: [
    ApiKeysService,
    ApiKeysRepository,
    ApiKeyCredential,
    ApiKeyRevoker,
    KeyUses,
    ApiKeysScreens,
    ApiKeysForms,
    NoticesRepository,
    KeyMails,
    ExpiryNotices,
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
