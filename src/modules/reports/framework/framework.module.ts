import { Module } from '@nestjs/common';
import { MembersModule } from '../../members';
import { ReportMembersRepository } from './report-members.repository';
import { ReportRunner } from './report-runner';
import { ReportRuns } from './report-runs';
import { UnapprovedReader } from './unapproved-reader';

/** What all reports share: how they are described, run, read in pages and written to files. */
@Module({
  imports: [MembersModule],
  providers: [ReportRunner, ReportRuns, UnapprovedReader, ReportMembersRepository],
  exports: [ReportRunner, ReportMembersRepository],
})
export class ReportFrameworkModule {}
