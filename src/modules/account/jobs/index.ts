export type { JobSchema } from './job.entity';
export { JobId, JobPage, JobsQuery } from './jobs.contract';
export { JobsModule } from './jobs.module';
export { jobNotFound } from './jobs.problems';
export { type ImportedJob, type ImportedJobs, JobsRepository } from './jobs.repository';
export { JobsService } from './jobs.service';
