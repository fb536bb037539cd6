import type { ReportClass } from '../framework';
import { AttendanceReport } from './attendance-report';
import { HoursSummaryReport } from './hours-summary-report';
import { JobCostingReport } from './job-costing-report';
import { OvertimeReport } from './overtime-report';

/** The reports about hours, in the order of the catalogue. */
export const HOUR_REPORTS: readonly ReportClass[] = [
  HoursSummaryReport,
  OvertimeReport,
  AttendanceReport,
  JobCostingReport,
];
