import type { ReportClass } from '../framework';
import { PayrollReadinessReport } from './payroll-readiness-report';
import { PayrollSummaryReport } from './payroll-summary-report';

/** The reports about pay, in the order of the catalogue. */
export const PAY_REPORTS: readonly ReportClass[] = [PayrollSummaryReport, PayrollReadinessReport];
