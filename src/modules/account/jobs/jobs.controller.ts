import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { memberNotFound } from '../../members';
import { itemArchived, itemNotArchived, jobNotFound } from '../account.problems';
import { JobChange, JobId, JobPage, JobsQuery, JobView, NewJob, SavedJob } from './jobs.contract';
import { JobsService } from './jobs.service';

@ApiController('jobs', 'Jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @Allow('account:read', 'own')
  @Answers({
    id: 'listJobs',
    summary: 'List jobs',
    description:
      'Oldest first, those in use unless `status` says otherwise. An employee sees the jobs they may pick.',
    answer: { status: 200, says: 'A page of jobs.', schema: JobPage },
    refuses: [memberNotFound],
  })
  list(@Who() who: Principal, @Query({ schema: JobsQuery }) query: JobsQuery): Promise<JobPage> {
    return this.jobs.list(who, query);
  }

  @Post()
  @Allow('account:edit', 'all')
  @Answers({
    id: 'addJob',
    summary: 'Add a job',
    description: 'A name or code that another active job has is taken all the same; `warnings` says so.',
    answer: { status: 201, says: 'The job.', schema: SavedJob },
    example: { name: 'Front of house', code: 'FOH', isForEveryone: true },
  })
  add(@Who() who: Principal, @Body({ schema: NewJob }) wish: NewJob): Promise<SavedJob> {
    return this.jobs.add(who, wish);
  }

  @Get(':jobId')
  @Allow('account:read', 'own')
  @Answers({
    id: 'getJob',
    summary: 'Get a job',
    answer: { status: 200, says: 'The job, in use or archived.', schema: JobView },
    refuses: [jobNotFound],
  })
  get(@Who() who: Principal, @Param('jobId', { schema: JobId }) id: string): Promise<JobView> {
    return this.jobs.get(who, id);
  }

  @Patch(':jobId')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'changeJob',
    summary: 'Change a job',
    answer: { status: 200, says: 'The job as it is now.', schema: SavedJob },
    example: { name: 'Front of house and deliveries' },
    refuses: [jobNotFound, itemArchived, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @Body({ schema: JobChange }) change: JobChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<SavedJob> {
    return this.jobs.change(who, id, change, seen);
  }

  @Post(':jobId/archive')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'archiveJob',
    summary: 'Archive a job',
    description: 'Nobody picks it any more. Entries, assignments and pay that name it stay.',
    answer: { status: 200, says: 'The archived job.', schema: JobView },
    refuses: [jobNotFound, itemArchived, versionClash],
  })
  archive(
    @Who() who: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<JobView> {
    return this.jobs.archive(who, id, seen);
  }

  @Post(':jobId/restore')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'restoreJob',
    summary: 'Restore a job',
    answer: { status: 200, says: 'The job, in use again.', schema: SavedJob },
    refuses: [jobNotFound, itemNotArchived, versionClash],
  })
  restore(
    @Who() who: Principal,
    @Param('jobId', { schema: JobId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<SavedJob> {
    return this.jobs.restore(who, id, seen);
  }
}
