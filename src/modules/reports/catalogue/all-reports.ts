import type { ReportClass } from '../framework';
import { HOUR_REPORTS } from '../hour-reports';
import { LOCATION_REPORTS } from '../location-reports';
import { PAY_REPORTS } from '../pay-reports';

/** All reports, group by group. */
export const ALL_REPORTS: readonly ReportClass[] = [...PAY_REPORTS, ...HOUR_REPORTS, ...LOCATION_REPORTS];

/** The id of the HTTP operation of every report, by name. */
export const REPORT_OPERATIONS: Readonly<Record<string, string>> = Object.fromEntries(
  ALL_REPORTS.map(({ about }) => [about.name, about.operationId]),
);
