import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AccountModule } from '../account';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { NotificationsModule } from '../notifications';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { ClockController } from './clock/clock.controller';
import { ClockService } from './clock/clock.service';
import { ClockDetails } from './clock/clock-details';
import { LocationMatcher } from './clock/location-matcher';
import { EditRequestsController } from './edit-requests/edit-requests.controller';
import { EditRequestsRepository } from './edit-requests/edit-requests.repository';
import { EditRequestsService } from './edit-requests/edit-requests.service';
import { ProposedEntries } from './edit-requests/proposed-entries';
import { RequestDecisions } from './edit-requests/request-decisions';
import { ForgottenMail } from './emails/forgotten.email';
import { ForgottenReminders } from './emails/forgotten.reminders';
import { ForgottenRepository } from './emails/forgotten.repository';
import { RequestDecidedMail } from './emails/request-decided.email';
import { RequestMailsRepository } from './emails/request-emails.repository';
import { RequestNotifications } from './emails/request-notifications';
import { TimesheetDecidedMail } from './emails/timesheet-decided.email';
import { TimesheetMailsRepository } from './emails/timesheet-emails.repository';
import { TimesheetNotifications } from './emails/timesheet-notifications';
import { TimesheetSubmittedMail } from './emails/timesheet-submitted.email';
import { EntryEdits } from './entries/entry-edits';
import { HistoryRepository } from './entries/history.repository';
import { TimeEntriesController } from './entries/time-entries.controller';
import { TimeEntriesRepository } from './entries/time-entries.repository';
import { TimeEntriesService } from './entries/time-entries.service';
import { TimeEntryDetails } from './entries/time-entry-details';
import { TimeEntryWriter } from './entries/time-entry-writer';
import { HoursImportRepository } from './import/hours-import.repository';
import { Periods } from './periods/periods';
import { RezonedTimesheets } from './periods/rezoned-timesheets';
import { TimesheetLocks } from './periods/timesheet-locks';
import { TimesheetLocksRepository } from './periods/timesheet-locks.repository';
import { TimesheetDecisions } from './timesheets/timesheet-decisions';
import { TimesheetHoursRepository } from './timesheets/timesheet-hours.repository';
import { TimesheetsController } from './timesheets/timesheets.controller';
import { TimesheetsRepository } from './timesheets/timesheets.repository';
import { TimesheetsService } from './timesheets/timesheets.service';

@Module({
  imports: [
    AuditModule,
    MailModule,
    MembersModule,
    AccountModule,
    RulesModule,
    PayRatesModule,
    NotificationsModule,
    ConsoleModule,
  ],
  controllers: [ClockController, TimeEntriesController, TimesheetsController, EditRequestsController],
  providers: [
    TimeEntriesService,
    TimeEntriesRepository,
    EntryEdits,
    TimeEntryDetails,
    TimeEntryWriter,
    HistoryRepository,
    ClockService,
    ClockDetails,
    LocationMatcher,
    Periods,
    TimesheetLocks,
    TimesheetLocksRepository,
    RezonedTimesheets,
    TimesheetsService,
    TimesheetsRepository,
    TimesheetHoursRepository,
    TimesheetDecisions,
    TimesheetNotifications,
    TimesheetMailsRepository,
    TimesheetSubmittedMail,
    TimesheetDecidedMail,
    EditRequestsService,
    EditRequestsRepository,
    ProposedEntries,
    RequestDecisions,
    RequestNotifications,
    RequestMailsRepository,
    RequestDecidedMail,
    ForgottenReminders,
    ForgottenRepository,
    ForgottenMail,
    HoursImportRepository,
  ],
  exports: [
    TimeEntriesService,
    EntryEdits,
    TimeEntryWriter,
    ClockService,
    TimesheetLocks,
    TimesheetsService,
    TimesheetDecisions,
    EditRequestsService,
    RequestDecisions,
    HoursImportRepository,
  ],
})
export class TimeTrackingModule {}
