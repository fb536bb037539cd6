import { Injectable } from '@nestjs/common';
import type { Report, ReportGroup } from '../report';
import { HoursSummaryReport } from './hours-summary.report';

@Injectable()
export class HoursReports implements ReportGroup {
  constructor(readonly summary: HoursSummaryReport) {}

  all(): Report[] {
    return [this.summary];
  }
}
