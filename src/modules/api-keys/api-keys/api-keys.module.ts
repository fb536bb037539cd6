import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { WorkspacesModule } from '../../workspaces';
import { ApiKeyCredential } from './api-key.credential';
import { ApiKeyRevoker } from './api-key-revoker';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { ExpiryEmail } from './emails/expiry.email';
import { ExpiryNotifications } from './expiry-notifications';
import { KeyEmails } from './key-emails';
import { KeyNotificationsRepository } from './key-notifications.repository';
import { KeyUses } from './key-uses';
import { ApiKeysForms } from './pages/api-keys.form';
import { ApiKeysPageController } from './pages/api-keys.page.controller';
import { ApiKeysViews } from './pages/api-keys-views';

/** Generation, use, expiry and revocation of API keys, with their pages. */
@Module({
  imports: [AuditModule, MailModule, MembersModule, WorkspacesModule, ConsoleModule],
  controllers: [ApiKeysController, ApiKeysPageController],
  providers: [
    ApiKeysService,
    ApiKeysRepository,
    ApiKeyCredential,
    ApiKeyRevoker,
    KeyUses,
    ApiKeysViews,
    ApiKeysForms,
    KeyNotificationsRepository,
    KeyEmails,
    ExpiryNotifications,
    ExpiryEmail,
  ],
  exports: [ApiKeysService, ApiKeyCredential, ApiKeyRevoker, KeyUses, KeyEmails],
})
export class KeysModule {}
