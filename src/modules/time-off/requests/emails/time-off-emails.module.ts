import { Module } from '@nestjs/common';
import { MailModule } from '../../../mail';
import { NotificationsModule } from '../../../notifications';
import { DecidedMail } from './decided.email';
import { EmailFactsRepository } from './email-facts.repository';
import { RequestedMail } from './requested.email';
import { TimeOffMails } from './time-off-emails';

@Module({
  imports: [MailModule, NotificationsModule],
  providers: [TimeOffMails, EmailFactsRepository, RequestedMail, DecidedMail],
  exports: [TimeOffMails],
})
export class TimeOffEmailsModule {}
