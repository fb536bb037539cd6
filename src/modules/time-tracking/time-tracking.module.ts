import { Module } from '@nestjs/common';
import { ClockModule } from './clock';
import { ClockTools } from './clock.tools';
import { EditRequestsModule } from './edit-requests';
import { HoursImportService } from './hours-import.service';
import { TimeEntriesModule } from './time-entries';
import { TimesheetsModule } from './timesheets';
import { TimesheetsTools } from './timesheets.tools';

const MODULES = [TimeEntriesModule, TimesheetsModule, EditRequestsModule, ClockModule];

@Module({
  imports: MODULES,
  providers: [TimesheetsTools, ClockTools, HoursImportService],
  exports: [...MODULES, HoursImportService],
})
export class TimeTrackingModule {}
