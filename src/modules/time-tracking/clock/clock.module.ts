import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AccountModule } from '../../account';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { NotificationsModule } from '../../notifications';
import { TimeEntriesModule } from '../time-entries';
import { TimesheetsModule } from '../timesheets';
import { ClockController } from './clock.controller';
import { ClockService } from './clock.service';
import { ClockDetails } from './clock-details';
import { ForgottenMail } from './emails/forgotten.email';
import { ForgottenRepository } from './emails/forgotten.repository';
import { ForgottenReminders } from './emails/forgotten-reminders';

@Module({
  imports: [
    TimeEntriesModule,
    TimesheetsModule,
    MembersModule,
    AccountModule,
    MailModule,
    NotificationsModule,
    ConsoleModule,
  ],
  controllers: [ClockController],
  providers: [ClockService, ClockDetails, ForgottenReminders, ForgottenRepository, ForgottenMail],
  exports: [ClockService],
})
export class ClockModule {}
