import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { Notifications } from './notifications';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';
import { SecurityNoticeMail } from './security/security-notice.mail';
import { SecurityNotices } from './security/security-notices';
import { SecurityNoticesRepository } from './security/security-notices.repository';

@Module({
  imports: [AuditModule, MailModule],
  controllers: [NotificationsController],
  providers: [
    Notifications,
    NotificationsRepository,
    SecurityNotices,
    SecurityNoticesRepository,
    SecurityNoticeMail,
  ],
  exports: [Notifications],
})
export class NotificationsModule {}
