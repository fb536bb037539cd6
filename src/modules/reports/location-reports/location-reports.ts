import type { ReportClass } from '../framework';
import { LocationActivityReport } from './location-activity-report';
import { LocationComplianceReport } from './location-compliance-report';
import { LocationCoverageReport } from './location-coverage-report';
import { LocationMapReport } from './location-map-report';
import { LocationSummaryReport } from './location-summary-report';

/** The reports about clock locations, in the order of the catalogue. */
export const LOCATION_REPORTS: readonly ReportClass[] = [
  LocationSummaryReport,
  LocationActivityReport,
  LocationCoverageReport,
  LocationComplianceReport,
  LocationMapReport,
];
