import { Module } from '@nestjs/common';
import { AccountModule } from '../../account';
import { MembersModule } from '../../members';
import { PayRatesModule } from '../../pay-rates';
import { RulesModule } from '../../rules';
import { TimeEntriesModule } from '../time-entries';
import { TimesheetEmailsModule } from './emails/timesheet-emails.module';
import { RezonedTimesheets } from './rezoned-timesheets';
import { TimesheetDecisions } from './timesheet-decisions';
import { TimesheetHoursRepository } from './timesheet-hours.repository';
import { TimesheetLocks } from './timesheet-locks';
import { TimesheetLocksRepository } from './timesheet-locks.repository';
import { TimesheetsController } from './timesheets.controller';
import { TimesheetsRepository } from './timesheets.repository';
import { TimesheetsService } from './timesheets.service';
import { TimesheetsImportRepository } from './timesheets-import.repository';

@Module({
  imports: [
    TimeEntriesModule,
    TimesheetEmailsModule,
    MembersModule,
    AccountModule,
    RulesModule,
    PayRatesModule,
  ],
  controllers: [TimesheetsController],
  providers: [
    TimesheetsService,
    TimesheetsRepository,
    TimesheetHoursRepository,
    TimesheetDecisions,
    TimesheetLocks,
    TimesheetLocksRepository,
    RezonedTimesheets,
    TimesheetsImportRepository,
  ],
  exports: [TimesheetsService, TimesheetDecisions, TimesheetsImportRepository],
})
export class TimesheetsModule {}
