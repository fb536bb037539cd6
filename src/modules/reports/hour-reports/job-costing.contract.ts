import { z } from 'zod';
import { ReportFilters, ranged } from '../framework';

export const JobCostingFilters = ReportFilters.extend({
  by: z
    .enum(['job', 'member'])
    .default('job')
    .describe('`job`: one row per job. `member`: one row per member and job.'),
});
export const JobCostingQuery = ranged(JobCostingFilters);
export type JobCostingQuery = z.infer<typeof JobCostingFilters>;
