import { z } from 'zod';
import { PERMISSIONS } from '../../../access/permissions';
import { FORMATS } from './report-query.contract';

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
    key: z.string().describe('The field name in JSON.'),
    label: z.string().describe('The column heading in CSV.'),
    unit: z
      .enum(UNITS)
      .describe(
        '`seconds`: whole seconds in JSON, hours with two decimals in CSV. `money`: an amount with its currency in JSON, a number in the major unit in CSV. `flag`: true or false in JSON, yes or no in CSV. `hundredths`: 100 is the whole. `degrees`: WGS 84 degrees.',
      ),
  })
  .meta({ id: 'ReportColumn' });
export type Column = z.infer<typeof ReportColumn>;

/** The value of a column in one row. */
export type Cell = string | number | boolean | null;

export const ReportDescription = z
  .object({
    name: z.string().describe('The last segment of its path.'),
    title: z.string().describe('The display name.'),
    description: z.string().describe('What the report contains and how it counts.'),
    permissions: z.array(z.enum(PERMISSIONS)).describe('The permissions needed to read it, all of them.'),
    reach: z
      .enum(['own', 'all'])
      .describe(
        '`own`: callers with the reach `own` get their own rows. `all`: the report needs the reach `all`.',
      ),
    formats: z.array(z.enum(FORMATS)).describe('The values that `format` accepts.'),
    filters: z.array(z.string()).describe('The query parameters it accepts.'),
    columns: z.array(ReportColumn).describe('In file order.'),
  })
  .meta({ id: 'ReportDescription' });
export type ReportDescription = z.infer<typeof ReportDescription>;

export const ReportList = z.object({ data: z.array(ReportDescription) }).meta({ id: 'ReportList' });
export type ReportList = z.infer<typeof ReportList>;

const Unapproved = z
  .object({
    id: z.string().describe('The timesheet id.'),
    memberId: z.string().describe('The member it belongs to.'),
    memberName: z.string(),
    startsOn: z.string().describe('The first day, `YYYY-MM-DD`.'),
    endsOn: z.string().describe('The last day, inclusive, `YYYY-MM-DD`.'),
    state: z.enum(['open', 'submitted', 'rejected']),
  })
  .meta({ id: 'UnapprovedTimesheet' });
export type Unapproved = z.infer<typeof Unapproved>;

const VERDICTS = ['blocked', 'needs_review', 'ready'] as const;
export type VerdictWord = (typeof VERDICTS)[number];

export const ReportResult = z
  .object({
    report: z.string().describe('The report name.'),
    from: z.string().describe('The first day of the range, `YYYY-MM-DD`.'),
    to: z.string().describe('The last day of the range, inclusive, `YYYY-MM-DD`.'),
    timeZone: z.string().describe('The time zone of days and weeks.'),
    currency: z.string().describe('ISO 4217; the currency of all amounts in the report.'),
    verdict: z.enum(VERDICTS).optional().describe('Payroll Readiness only: whether this range can be paid.'),
    unapproved: z
      .array(Unapproved)
      .describe('Timesheets in the range that are not approved; their hours may still change.'),
    rows: z
      .array(z.record(z.string(), z.unknown()))
      .describe('One object per row, with the column keys that `GET /reports` lists.'),
  })
  .meta({ id: 'ReportResult' });
