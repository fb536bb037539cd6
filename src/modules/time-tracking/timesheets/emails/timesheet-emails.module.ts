import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../../console/console.module';
import { AuditModule } from '../../../audit';
import { MailModule } from '../../../mail';
import { NotificationsModule } from '../../../notifications';
import { TimesheetDecidedMail } from './timesheet-decided.email';
import { TimesheetMailsRepository } from './timesheet-emails.repository';
import { TimesheetNotifications } from './timesheet-notifications';
import { TimesheetSubmittedMail } from './timesheet-submitted.email';

@Module({
  imports: [AuditModule, MailModule, NotificationsModule, ConsoleModule],
  providers: [TimesheetNotifications, TimesheetMailsRepository, TimesheetSubmittedMail, TimesheetDecidedMail],
  exports: [TimesheetNotifications],
})
export class TimesheetEmailsModule {}
