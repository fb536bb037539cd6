import { Body, Get, Param, Put } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { MemberId, memberNotFound } from '../../members';
import { MemberJobsInput, MemberJobsView } from './jobs.contract';
import { jobNotFound } from './jobs.problems';
import { MemberJobsService } from './member-jobs.service';

@ApiController('members', 'Members')
export class MemberJobsController {
  constructor(private readonly memberJobs: MemberJobsService) {}

  @Get(':memberId/jobs')
  @RequirePermission('employees:read', 'own')
  @Endpoint({
    id: 'getMemberJobs',
    summary: 'Get a member’s job assignments',
    description:
      'To list all jobs that a member can use, including jobs for everyone, use `/jobs?memberId=`.',
    response: { status: 200, description: 'The assignments.', schema: MemberJobsView },
    errors: [memberNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
  ): Promise<MemberJobsView> {
    return this.memberJobs.get(caller, memberId);
  }

  @Put(':memberId/jobs')
  @RequirePermission('employees:edit', 'all')
  @Endpoint({
    id: 'setMemberJobs',
    summary: 'Assign a member to jobs',
    description: 'Replaces all assignments of the member. Jobs for everyone need no assignment.',
    response: { status: 200, description: 'The new assignments.', schema: MemberJobsView },
    example: { jobIds: ['job_01k0000000000000000000jbb1'] },
    errors: [memberNotFound, jobNotFound, versionClash],
  })
  set(
    @CurrentCaller() caller: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberJobsInput }) input: MemberJobsInput,
    @SeenVersion() seen: number | undefined,
  ): Promise<MemberJobsView> {
    return this.memberJobs.set(caller, memberId, input, seen);
  }
}
