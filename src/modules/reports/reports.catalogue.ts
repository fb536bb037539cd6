import { Injectable } from '@nestjs/common';
import { HoursSummaryReport } from './hours/hours-summary.report';
import { PayrollReadinessReport } from './payroll/payroll-readiness.report';
import { PayrollSummaryReport } from './payroll/payroll-summary.report';
import type { Report } from './report';

@Injectable()
export class PayReports {
  constructor(
    readonly summary: PayrollSummaryReport,
    readonly readiness: PayrollReadinessReport,
  ) {}
}

@Injectable()
export class HoursReports {
  constructor(readonly hours: HoursSummaryReport) {}
}

/** All reports, those of pay and those of hours. */
@Injectable()
export class ReportsCatalogue {
  constructor(
    private readonly pay: PayReports,
    private readonly hours: HoursReports,
  ) {}

  all(): Report[] {
    const { summary, readiness } = this.pay;
    const { hours } = this.hours;
    return [summary, readiness, hours];
  }
}
