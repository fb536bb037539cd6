import { Injectable } from '@nestjs/common';
import type { Report, ReportGroup } from '../report';
import { LocationActivityReport } from './location-activity.report';
import { LocationComplianceReport } from './location-compliance.report';
import { LocationCoverageReport } from './location-coverage.report';
import { LocationMapReport } from './location-map.report';
import { LocationSummaryReport } from './location-summary.report';

@Injectable()
export class LocationReports implements ReportGroup {
  constructor(
    readonly summary: LocationSummaryReport,
    readonly activity: LocationActivityReport,
    readonly coverage: LocationCoverageReport,
    readonly compliance: LocationComplianceReport,
    readonly map: LocationMapReport,
  ) {}

  all(): Report[] {
    return [this.summary, this.activity, this.coverage, this.compliance, this.map];
  }
}
