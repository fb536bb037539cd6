import { z } from 'zod';
import { ReportFilters, ranged } from '../report-query.contract';

/** The hours reports, each with the id of its HTTP operation. */
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
    .describe('`job`: one row per job. `member`: one row per member and job.'),
});
export const JobCostingQuery = ranged(JobCostingFilters);
export type JobCostingQuery = z.infer<typeof JobCostingFilters>;
