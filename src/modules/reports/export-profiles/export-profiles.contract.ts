import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { ARCHIVABLE, ArchiveQuery } from '../../account';
import { ReportFilters, ranged } from '../report-query.contract';

const NAME_MAX = 60;
const HEADING_MAX = 80;
const COLUMNS_MAX = 40;

/** What a column of a file can hold: what Payroll Summary tells of a member, and what is the same in every row. */
export const EXPORT_KEYS = [
  'memberId',
  'memberName',
  'workedSeconds',
  'overtimeSeconds',
  'missingSeconds',
  'regularPay',
  'overtimePay',
  'salaryPay',
  'grossPay',
  'status',
  'unapprovedTimesheets',
  'from',
  'to',
  'currency',
] as const;
export const DELIMITERS = ['comma', 'semicolon', 'tab'] as const;
export const DATE_FORMS = ['YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY', 'YYYYMMDD'] as const;
export const HOURS_FORMS = ['decimal', 'h:mm'] as const;

export const ExportProfileId = z
  .string()
  .regex(idPattern('exp'), 'This is not an export profile’s id (exp_...).')
  .meta({ description: 'An export profile’s id.', example: 'exp_01k0000000000000000000exp1' });

const ExportColumn = z
  .strictObject({
    key: z
      .enum(EXPORT_KEYS)
      .describe(
        'A column of the report; `from` and `to` are the days of the range, and `currency` its code.',
      ),
    heading: line(HEADING_MAX, 'Give the column a heading.').describe('What stands above it.'),
  })
  .meta({ id: 'ExportColumn' });

const name = line(NAME_MAX, 'Give the profile a name.').describe('No two in use have the same.');
const report = z.enum(['payroll-summary']).describe('The report whose rows it shapes.');
const columns = z
  .array(ExportColumn)
  .min(1, 'Give at least one column.')
  .max(COLUMNS_MAX, `Give at most ${COLUMNS_MAX} columns.`)
  .describe('In the order of the file; a key may come more than once.');
const delimiter = z.enum(DELIMITERS).describe('What stands between cells.');
const decimalSign = z.enum(['point', 'comma']).describe('Of money and of hours with decimals.');
const dateForm = z.enum(DATE_FORMS).describe('How days are written.');
const hoursForm = z
  .enum(HOURS_FORMS)
  .describe('`decimal`: hours with two decimals; `h:mm`: hours and minutes, the half minute up.');

export const NewExportProfile = z
  .strictObject({
    name,
    report: report.default('payroll-summary'),
    columns,
    delimiter: delimiter.default('comma'),
    decimalSign: decimalSign.default('point'),
    dateForm: dateForm.default('YYYY-MM-DD'),
    hoursForm: hoursForm.default('decimal'),
  })
  .meta({ id: 'NewExportProfile' });
export type NewExportProfile = z.infer<typeof NewExportProfile>;

export const ExportProfileChange = z
  .strictObject({
    name: name.optional(),
    columns: columns.optional().describe('All columns from now on.'),
    delimiter: delimiter.optional(),
    decimalSign: decimalSign.optional(),
    dateForm: dateForm.optional(),
    hoursForm: hoursForm.optional(),
  })
  .meta({ id: 'ExportProfileChange', description: 'What is left out stays as it is.' });
export type ExportProfileChange = z.infer<typeof ExportProfileChange>;

export const ExportProfileView = z
  .object({
    id: z.string(),
    name: z.string(),
    report,
    columns: z.array(ExportColumn),
    delimiter,
    decimalSign,
    dateForm,
    hoursForm,
    ...ARCHIVABLE,
  })
  .meta({ id: 'ExportProfile', description: 'The shape that a payroll provider wants a file in.' });
export type ExportProfileView = z.infer<typeof ExportProfileView>;

export const ExportProfilesQuery = ArchiveQuery;
export type ExportProfilesQuery = z.infer<typeof ExportProfilesQuery>;

export const ExportProfilePage = pageOf(ExportProfileView).meta({ id: 'ExportProfilePage' });
export type ExportProfilePage = z.infer<typeof ExportProfilePage>;

export const PayrollSummaryFilters = ReportFilters.extend({
  profile: ExportProfileId.optional().describe(
    'Answers CSV in the shape of this export profile; it needs `reports:read` for everybody.',
  ),
});
export const PayrollSummaryQuery = ranged(PayrollSummaryFilters).refine(
  ({ profile, format }) => profile === undefined || format !== 'json',
  { path: ['format'], message: 'A profile shapes CSV; ask for csv, or leave the profile out.' },
);
export type PayrollSummaryQuery = z.infer<typeof PayrollSummaryFilters>;

/** What is said of a profile and can be changed. */
export type ExportProfileFacts = Omit<NewExportProfile, 'report'>;
