import { Module } from '@nestjs/common';
import { AccountImportRepository } from './account-import.repository';
import { CompanyModule } from './company';
import { JobsModule } from './jobs';
import { LocationsModule } from './locations';
import { RecordsModule } from './records';

@Module({
  imports: [CompanyModule, JobsModule, LocationsModule, RecordsModule],
  providers: [AccountImportRepository],
  exports: [CompanyModule, JobsModule, LocationsModule, RecordsModule, AccountImportRepository],
})
export class AccountModule {}
