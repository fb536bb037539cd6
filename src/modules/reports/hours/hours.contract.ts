import { z } from 'zod';
import { ReportFilters, ranged } from '../report-query.contract';

/** The reports of hours, each with the operation that answers it. */
export const HOURS_OPERATIONS = {
  'hours-summary': 'getHoursSummary',
  overtime: 'getOvertime',
  attendance: 'getAttendance',
  'job-costing': 'getJobCosting',
} as const;

export const JobCostingFilters = ReportFilters.extend({
  by: z
    .enum(['job', 'member'])
    .default('job')
    .describe('One row a job, or one for each member within a job.'),
});
export const JobCostingQuery = ranged(JobCostingFilters);
export type JobCostingQuery = z.infer<typeof JobCostingFilters>;
