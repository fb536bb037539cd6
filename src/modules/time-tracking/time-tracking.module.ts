import { Module } from '@nestjs/common';
import { ClockModule } from './clock';
import { EditRequestsModule } from './edit-requests';
import { HoursImportService } from './hours-import.service';
import { TimeEntriesModule } from './time-entries';
import { TimesheetsModule } from './timesheets';

const MODULES = [TimeEntriesModule, TimesheetsModule, EditRequestsModule, ClockModule];

@Module({
  imports: MODULES,
  providers: [HoursImportService],
  exports: [...MODULES, HoursImportService],
})
export class TimeTrackingModule {}
