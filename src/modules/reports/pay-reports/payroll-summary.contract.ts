import type { z } from 'zod';
import { ExportProfileId } from '../export-profiles';
import { ReportFilters, ranged } from '../framework';

export const PayrollSummaryFilters = ReportFilters.extend({
  profile: ExportProfileId.optional().describe(
    'Returns CSV in the format of this export profile. Needs `reports:read` with the reach `all`.',
  ),
});
export const PayrollSummaryQuery = ranged(PayrollSummaryFilters).refine(
  ({ profile, format }) => profile === undefined || format !== 'json',
  { path: ['format'], message: 'Export profiles apply to CSV only. Request csv or omit the profile.' },
);
export type PayrollSummaryQuery = z.infer<typeof PayrollSummaryFilters>;
