import { Module } from '@nestjs/common';
import { AccountModule } from '../../account';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { EntryEdits } from './entry-edits';
import { EntryHistoryRepository } from './entry-history.repository';
import { TimeEntriesController } from './time-entries.controller';
import { TimeEntriesRepository } from './time-entries.repository';
import { TimeEntriesService } from './time-entries.service';
import { TimeEntriesImportRepository } from './time-entries-import.repository';
import { TimeEntryDetails } from './time-entry-details';
import { TimeEntryListeners } from './time-entry-listeners';
import { TimeEntryWriter } from './time-entry-writer';

@Module({
  imports: [AuditModule, MembersModule, AccountModule],
  controllers: [TimeEntriesController],
  providers: [
    TimeEntriesService,
    TimeEntriesRepository,
    EntryEdits,
    EntryHistoryRepository,
    TimeEntryDetails,
    TimeEntryWriter,
    TimeEntryListeners,
    TimeEntriesImportRepository,
  ],
  exports: [
    TimeEntriesService,
    TimeEntriesRepository,
    EntryEdits,
    TimeEntryDetails,
    TimeEntryWriter,
    TimeEntryListeners,
    TimeEntriesImportRepository,
  ],
})
export class TimeEntriesModule {}
