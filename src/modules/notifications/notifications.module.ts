import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { Notifications } from './notifications';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';

@Module({
  imports: [AuditModule],
  controllers: [NotificationsController],
  providers: [Notifications, NotificationsRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
