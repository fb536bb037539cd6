import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../console/console.module';
import { AccountModule } from '../account';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { NotificationsModule } from '../notifications';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { HoursAdoptionRepository } from './adoption/hours-adoption.repository';
import { EntryBook } from './book/entry-book';
import { HistoryRepository } from './book/history.repository';
import { ClockController } from './clock/clock.controller';
import { ClockService } from './clock/clock.service';
import { ClockWords } from './clock/clock-words';
import { Whereabouts } from './clock/whereabouts';
import { EditRequestsController } from './edit-requests/edit-requests.controller';
import { EditRequestsRepository } from './edit-requests/edit-requests.repository';
import { EditRequestsService } from './edit-requests/edit-requests.service';
import { ProposedEntries } from './edit-requests/proposed-entries';
import { RequestDecisions } from './edit-requests/request-decisions';
import { EntryEdits } from './entries/entry-edits';
import { EntryWords } from './entries/entry-words';
import { TimeEntriesController } from './entries/time-entries.controller';
import { TimeEntriesRepository } from './entries/time-entries.repository';
import { TimeEntriesService } from './entries/time-entries.service';
import { ForgottenMail } from './news/forgotten.mail';
import { ForgottenReminders } from './news/forgotten.reminders';
import { ForgottenRepository } from './news/forgotten.repository';
import { RequestDecidedMail } from './news/request-decided.mail';
import { RequestMailsRepository } from './news/request-mails.repository';
import { RequestNews } from './news/request-news';
import { SheetDecidedMail } from './news/sheet-decided.mail';
import { SheetMailsRepository } from './news/sheet-mails.repository';
import { SheetNews } from './news/sheet-news';
import { SheetSubmittedMail } from './news/sheet-submitted.mail';
import { Periods } from './periods/periods';
import { RezonedSheets } from './periods/rezoned-sheets';
import { SheetLocks } from './periods/sheet-locks';
import { SheetLocksRepository } from './periods/sheet-locks.repository';
import { SheetDecisions } from './timesheets/sheet-decisions';
import { SheetHoursRepository } from './timesheets/sheet-hours.repository';
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
    EntryWords,
    EntryBook,
    HistoryRepository,
    ClockService,
    ClockWords,
    Whereabouts,
    Periods,
    SheetLocks,
    SheetLocksRepository,
    RezonedSheets,
    TimesheetsService,
    TimesheetsRepository,
    SheetHoursRepository,
    SheetDecisions,
    SheetNews,
    SheetMailsRepository,
    SheetSubmittedMail,
    SheetDecidedMail,
    EditRequestsService,
    EditRequestsRepository,
    ProposedEntries,
    RequestDecisions,
    RequestNews,
    RequestMailsRepository,
    RequestDecidedMail,
    ForgottenReminders,
    ForgottenRepository,
    ForgottenMail,
    HoursAdoptionRepository,
  ],
  exports: [
    TimeEntriesService,
    EntryEdits,
    EntryBook,
    ClockService,
    SheetLocks,
    TimesheetsService,
    SheetDecisions,
    EditRequestsService,
    RequestDecisions,
    HoursAdoptionRepository,
  ],
})
export class TimeTrackingModule {}
