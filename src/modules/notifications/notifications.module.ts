import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { SecurityNotificationEmail } from './emails/security-notification.email';
import { Notifications } from './notifications';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';
import { SecurityNotifications } from './security-notifications';
import { SecurityNotificationsRepository } from './security-notifications.repository';

@Module({
  imports: [AuditModule, MailModule],
  controllers: [NotificationsController],
  providers: [
    Notifications,
    NotificationsRepository,
    SecurityNotifications,
    SecurityNotificationsRepository,
    SecurityNotificationEmail,
  ],
  exports: [Notifications],
})
export class NotificationsModule {}
