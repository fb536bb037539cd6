import { Module } from '@nestjs/common';
import { AccountTools } from './account.tools';
import { AccountImportService } from './account-import.service';
import { ArchiveModule } from './archive';
import { CompanyModule } from './company';
import { JobsModule } from './jobs';
import { LocationsModule } from './locations';
import { RecordsModule } from './records';

@Module({
  imports: [ArchiveModule, CompanyModule, JobsModule, LocationsModule, RecordsModule],
  providers: [AccountTools, AccountImportService],
  exports: [ArchiveModule, CompanyModule, JobsModule, LocationsModule, RecordsModule, AccountImportService],
})
export class AccountModule {}
