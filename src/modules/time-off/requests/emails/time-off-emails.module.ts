import { Module } from '@nestjs/common';
import { MailModule } from '../../../mail';
import { NotificationsModule } from '../../../notifications';
import { DecidedEmail } from './decided.email';
import { EmailFactsRepository } from './email-facts.repository';
import { RequestedEmail } from './requested.email';
import { TimeOffEmails } from './time-off-emails';

@Module({
  imports: [MailModule, NotificationsModule],
  providers: [TimeOffEmails, EmailFactsRepository, RequestedEmail, DecidedEmail],
  exports: [TimeOffEmails],
})
export class TimeOffEmailsModule {}
