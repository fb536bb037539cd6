import { Injectable } from '@nestjs/common';
import type { Report, ReportGroup } from '../report';
import { AttendanceReport } from './attendance.report';
import { HoursSummaryReport } from './hours-summary.report';
import { JobCostingReport } from './job-costing.report';
import { OvertimeReport } from './overtime.report';

@Injectable()
export class HoursReports implements ReportGroup {
  constructor(
    readonly summary: HoursSummaryReport,
    readonly overtime: OvertimeReport,
    readonly attendance: AttendanceReport,
    readonly jobCosting: JobCostingReport,
  ) {}

  all(): Report[] {
    return [this.summary, this.overtime, this.attendance, this.jobCosting];
  }
}
