import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { memberNotFound } from '../../members';
import { itemArchived, itemNotArchived } from '../archive';
import { JobChange, JobId, JobPage, JobsQuery, JobView, NewJob, SavedJob } from './jobs.contract';
import { jobNotFound } from './jobs.problems';
import { JobsService } from './jobs.service';

@ApiController('jobs', 'Jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'listJobs',
    summary: 'List jobs',
    description:
      'Oldest first, only active jobs unless `status` is given. Employees see only the jobs they can use.',
    response: { status: 200, description: 'A page of jobs.', schema: JobPage },
    errors: [memberNotFound],
  })
  list(@CurrentCaller() caller: Principal, @Query({ schema: JobsQuery }) query: JobsQuery): Promise<JobPage> {
    return this.jobs.list(caller, query);
  }

  @Post()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'addJob',
    summary: 'Add a job',
    description: 'If another active job has the same name or code, the job is added and `warnings` says so.',
    response: { status: 201, description: 'The job.', schema: SavedJob },
    example: { name: 'Front of house', code: 'FOH', isForEveryone: true },
  })
  add(@CurrentCaller() caller: Principal, @Body({ schema: NewJob }) input: NewJob): Promise<SavedJob> {
    return this.jobs.add(caller, input);
  }

  @Get(':jobId')
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'getJob',
    summary: 'Get a job',
    response: { status: 200, description: 'The job, active or archived.', schema: JobView },
    errors: [jobNotFound],
  })
  get(@CurrentCaller() caller: Principal, @Param('jobId', { schema: JobId }) id: string): Promise<JobView> {
    return this.jobs.get(caller, id);
  }

  @Patch(':jobId')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'changeJob',
    summary: 'Change a job',
    response: { status: 200, description: 'The changed job.', schema: SavedJob },
    example: { name: 'Front of house and deliveries' },
    errors: [jobNotFound, itemArchived, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @Body({ schema: JobChange }) change: JobChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<SavedJob> {
    return this.jobs.change(caller, id, change, seen);
  }

  @Post(':jobId/archive')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'archiveJob',
    summary: 'Archive a job',
    description: 'Members can no longer use it. Existing entries, assignments and pay rates keep it.',
    response: { status: 200, description: 'The archived job.', schema: JobView },
    errors: [jobNotFound, itemArchived, versionClash],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<JobView> {
    return this.jobs.archive(caller, id, seen);
  }

  @Post(':jobId/restore')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'restoreJob',
    summary: 'Restore a job',
    response: { status: 200, description: 'The restored job.', schema: SavedJob },
    errors: [jobNotFound, itemNotArchived, versionClash],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<SavedJob> {
    return this.jobs.restore(caller, id, seen);
  }
}
