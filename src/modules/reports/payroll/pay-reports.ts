import { Injectable } from '@nestjs/common';
import type { Report, ReportGroup } from '../report';
import { PayrollReadinessReport } from './payroll-readiness.report';
import { PayrollSummaryReport } from './payroll-summary.report';

@Injectable()
export class PayReports implements ReportGroup {
  constructor(
    readonly summary: PayrollSummaryReport,
    readonly readiness: PayrollReadinessReport,
  ) {}

  all(): Report[] {
    return [this.summary, this.readiness];
  }
}
