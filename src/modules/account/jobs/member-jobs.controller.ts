import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { MemberId, memberNotFound } from '../../members';
import { jobNotFound } from '../account.problems';
import { MemberJobsView, MemberJobsWish } from './jobs.contract';
import { MemberJobsService } from './member-jobs.service';

@ApiController('members', 'Members')
export class MemberJobsController {
  constructor(private readonly memberJobs: MemberJobsService) {}

  @Get(':memberId/jobs')
  @Allow('employees:read', 'own')
  @Answers({
    id: 'getMemberJobs',
    summary: 'Get the jobs a member is assigned to',
    description: 'What a member may pick, jobs for everyone included, is at `/jobs?memberId=`.',
    answer: { status: 200, says: 'The assignments.', schema: MemberJobsView },
    refuses: [memberNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<MemberJobsView> {
    return this.memberJobs.get(who, memberId);
  }

  @Put(':memberId/jobs')
  @Allow('employees:edit', 'all')
  @Answers({
    id: 'setMemberJobs',
    summary: 'Assign a member to jobs',
    description: 'Takes all assignments at once. Jobs for everyone need none.',
    answer: { status: 200, says: 'The assignments as they are now.', schema: MemberJobsView },
    example: { jobIds: ['job_01k0000000000000000000jbb1'] },
    refuses: [memberNotFound, jobNotFound, versionClash],
  })
  set(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberJobsWish }) wish: MemberJobsWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberJobsView> {
    return this.memberJobs.set(who, memberId, wish, seen);
  }
}
