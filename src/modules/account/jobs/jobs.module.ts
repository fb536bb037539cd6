import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { ArchiveModule } from '../archive';
import { AssignmentsRepository } from './assignments.repository';
import { JobsController } from './jobs.controller';
import { JobsRepository } from './jobs.repository';
import { JobsService } from './jobs.service';
import { MemberJobsController } from './member-jobs.controller';
import { MemberJobsService } from './member-jobs.service';

@Module({
  imports: [AuditModule, ArchiveModule, MembersModule],
  controllers: [JobsController, MemberJobsController],
  providers: [JobsService, JobsRepository, MemberJobsService, AssignmentsRepository],
  exports: [JobsService, JobsRepository],
})
export class JobsModule {}
