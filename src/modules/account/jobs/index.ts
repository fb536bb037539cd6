export { type JobFacts, JobId, JobPage, JobsQuery, JobView } from './jobs.contract';
export { JobsModule } from './jobs.module';
export { jobNotFound } from './jobs.problems';
export { JobsService } from './jobs.service';
