import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { Notifications } from './notifications';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';
import { SecurityNotificationMail } from './security/security-notification.email';
import { SecurityNotifications } from './security/security-notifications';
import { SecurityNotificationsRepository } from './security/security-notifications.repository';

@Module({
  imports: [AuditModule, MailModule],
  controllers: [NotificationsController],
  providers: [
    Notifications,
    NotificationsRepository,
    SecurityNotifications,
    SecurityNotificationsRepository,
    SecurityNotificationMail,
  ],
  exports: [Notifications],
})
export class NotificationsModule {}
