import { z } from 'zod';
import { PERMISSIONS } from '../../access/permissions';
import { PayrollSummaryFilters } from './export-profiles/export-profiles.contract';
import { HOURS_OPERATIONS, JobCostingFilters } from './hours/hours.contract';
import { LOCATION_OPERATIONS } from './locations/location-reports.contract';
import { PAYROLL_OPERATIONS } from './payroll/payroll.contract';
import { FORMATS, ReportFilters } from './report-query.contract';

/** Every report by name, with the HTTP operation that answers it. A report that is not named here does not compile. */
export const REPORT_OPERATIONS = {
  ...PAYROLL_OPERATIONS,
  ...HOURS_OPERATIONS,
  ...LOCATION_OPERATIONS,
} as const;
export type ReportName = keyof typeof REPORT_OPERATIONS;

const isName = (name: string): name is ReportName => name in REPORT_OPERATIONS;
export const REPORT_NAMES: readonly ReportName[] = Object.keys(REPORT_OPERATIONS).filter(isName);

/** What reports are asked with that take more than every report does. */
const OWN_FILTERS: Partial<Record<ReportName, typeof ReportFilters>> = {
  'payroll-summary': PayrollSummaryFilters,
  'job-costing': JobCostingFilters,
};

/** What a report is asked with. */
export const filtersOf = (name: ReportName): typeof ReportFilters => OWN_FILTERS[name] ?? ReportFilters;

const UNITS = [
  'text',
  'day',
  'instant',
  'seconds',
  'money',
  'count',
  'hundredths',
  'flag',
  'degrees',
  'metres',
] as const;
export type Unit = (typeof UNITS)[number];

export const ReportColumn = z
  .object({
    key: z.string().describe('The field’s name in JSON.'),
    label: z.string().describe('The column’s heading in CSV.'),
    unit: z
      .enum(UNITS)
      .describe(
        '`seconds` are whole seconds in JSON and hours with two decimals in CSV; `money` is an amount with its currency in JSON and a number of the major unit in CSV; a `flag` is true or false in JSON and yes or no in CSV; of `hundredths` 100 are the whole; `degrees` are those of WGS 84.',
      ),
  })
  .meta({ id: 'ReportColumn' });
export type Column = z.infer<typeof ReportColumn>;

export const ReportDescription = z
  .object({
    name: z.string().describe('The last part of its address.'),
    title: z.string().describe('What people call it.'),
    description: z.string().describe('What it tells, and how it counts.'),
    permissions: z.array(z.enum(PERMISSIONS)).describe('All of these are needed to read it.'),
    reach: z
      .enum(['own', 'all'])
      .describe('`own`: whoever reaches only their own sees their own rows; `all`: it takes the reach all.'),
    formats: z.array(z.enum(FORMATS)).describe('What `format` takes.'),
    filters: z.array(z.string()).describe('Query parameters it takes.'),
    columns: z.array(ReportColumn).describe('In the order of the file.'),
  })
  .meta({ id: 'ReportDescription' });
export type ReportDescription = z.infer<typeof ReportDescription>;

export const ReportList = z.object({ data: z.array(ReportDescription) }).meta({ id: 'ReportList' });
export type ReportList = z.infer<typeof ReportList>;

const Unapproved = z
  .object({
    id: z.string().describe('The timesheet’s id.'),
    memberId: z.string().describe('Whose it is.'),
    memberName: z.string(),
    startsOn: z.string().describe('The first day, `YYYY-MM-DD`.'),
    endsOn: z.string().describe('The last day, included; `YYYY-MM-DD`.'),
    state: z.enum(['open', 'submitted', 'rejected']),
  })
  .meta({ id: 'UnapprovedTimesheet' });
export type Unapproved = z.infer<typeof Unapproved>;

const VERDICTS = ['blocked', 'needs_review', 'ready'] as const;
export type VerdictWord = (typeof VERDICTS)[number];

export const ReportResult = z
  .object({
    report: z.string().describe('The report’s name.'),
    from: z.string().describe('The first day that was asked for, `YYYY-MM-DD`.'),
    to: z.string().describe('The last day, included; `YYYY-MM-DD`.'),
    timeZone: z.string().describe('Days and weeks are those of this zone.'),
    currency: z.string().describe('ISO 4217; all money of the report is in it.'),
    verdict: z
      .enum(VERDICTS)
      .optional()
      .describe('Of payroll readiness only: whether this range can be paid.'),
    unapproved: z
      .array(Unapproved)
      .describe('Timesheets of the range that are not approved: their hours may change.'),
    rows: z
      .array(z.record(z.string(), z.unknown()))
      .describe('The columns that `GET /reports` lists, by their keys.'),
  })
  .meta({ id: 'ReportResult' });
