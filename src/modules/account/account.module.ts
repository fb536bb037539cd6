import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { UsersModule } from '../users';
import { WorkspacesModule } from '../workspaces';
import { ClockSetupController } from './clock-setup/clock-setup.controller';
import { ClockSetupRepository } from './clock-setup/clock-setup.repository';
import { ClockSetupService } from './clock-setup/clock-setup.service';
import { CompanyController } from './company/company.controller';
import { CompanyRepository } from './company/company.repository';
import { CompanyService } from './company/company.service';
import { ZoneChanges } from './company/zone-changes';
import { CustomFieldsController } from './custom-fields/custom-fields.controller';
import { CustomFieldsRepository } from './custom-fields/custom-fields.repository';
import { CustomFieldsService } from './custom-fields/custom-fields.service';
import { DirectoryController } from './directory/directory.controller';
import { DirectoryRepository } from './directory/directory.repository';
import { DirectoryService } from './directory/directory.service';
import { AccountImportRepository } from './import/account-import.repository';
import { AssignmentsRepository } from './jobs/assignments.repository';
import { JobsController } from './jobs/jobs.controller';
import { JobsRepository } from './jobs/jobs.repository';
import { JobsService } from './jobs/jobs.service';
import { MemberJobsController } from './jobs/member-jobs.controller';
import { MemberJobsService } from './jobs/member-jobs.service';
import { LocationsController } from './locations/locations.controller';
import { LocationsRepository } from './locations/locations.repository';
import { LocationsService } from './locations/locations.service';
import { RecordsController } from './records/records.controller';
import { RecordsService } from './records/records.service';

@Module({
  imports: [AuditModule, UsersModule, WorkspacesModule, MembersModule],
  controllers: [
    CompanyController,
    DirectoryController,
    JobsController,
    MemberJobsController,
    LocationsController,
    ClockSetupController,
    CustomFieldsController,
    RecordsController,
  ],
  providers: [
    CompanyService,
    CompanyRepository,
    ZoneChanges,
    DirectoryService,
    DirectoryRepository,
    RecordsService,
    JobsService,
    JobsRepository,
    MemberJobsService,
    AssignmentsRepository,
    LocationsService,
    LocationsRepository,
    ClockSetupService,
    ClockSetupRepository,
    CustomFieldsService,
    CustomFieldsRepository,
    AccountImportRepository,
  ],
  exports: [
    CompanyService,
    ZoneChanges,
    JobsService,
    LocationsService,
    ClockSetupService,
    CustomFieldsService,
    AccountImportRepository,
  ],
})
export class AccountModule {}
