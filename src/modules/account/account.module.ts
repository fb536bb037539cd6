import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { ClockSetupController } from './clock-setup/clock-setup.controller';
import { ClockSetupRepository } from './clock-setup/clock-setup.repository';
import { ClockSetupService } from './clock-setup/clock-setup.service';
import { CustomFieldsRepository } from './custom-fields/custom-fields.repository';
import { CustomFieldsService } from './custom-fields/custom-fields.service';
import { AssignmentsRepository } from './jobs/assignments.repository';
import { JobsRepository } from './jobs/jobs.repository';
import { JobsService } from './jobs/jobs.service';
import { MemberJobsService } from './jobs/member-jobs.service';
import { LocationsRepository } from './locations/locations.repository';
import { LocationsService } from './locations/locations.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [ClockSetupController],
  providers: [
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
  ],
  exports: [JobsService, LocationsService, ClockSetupService, CustomFieldsService],
})
export class AccountModule {}
