import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { ARCHIVABLE, ArchiveQuery } from '../../account';

const NAME_MAX = 60;
const HEADING_MAX = 80;
const COLUMNS_MAX = 40;

/** What a column can contain: the columns of Payroll Summary, and values that are the same in every row. */
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
  .regex(idPattern('exp'), 'This is not an export profile id (exp_...).')
  .meta({ description: 'The id of an export profile.', example: 'exp_01k0000000000000000000exp1' });

const ExportColumn = z
  .strictObject({
    key: z
      .enum(EXPORT_KEYS)
      .describe(
        'A column of the report. `from` and `to` are the days of the range, `currency` is the currency code.',
      ),
    heading: line(HEADING_MAX, 'Give the column a heading.').describe('The column heading in the file.'),
  })
  .meta({ id: 'ExportColumn' });

const name = line(NAME_MAX, 'Give the profile a name.').describe('Unique among the active profiles.');
const report = z.enum(['payroll-summary']).describe('The report that the profile formats.');
const columns = z
  .array(ExportColumn)
  .min(1, 'Give at least one column.')
  .max(COLUMNS_MAX, `Give at most ${COLUMNS_MAX} columns.`)
  .describe('In file order; a key may occur more than once.');
const delimiter = z.enum(DELIMITERS).describe('The separator between cells.');
const decimalSign = z.enum(['point', 'comma']).describe('The decimal sign of amounts and decimal hours.');
const dateForm = z.enum(DATE_FORMS).describe('The date format.');
const hoursForm = z
  .enum(HOURS_FORMS)
  .describe('`decimal`: hours with two decimals. `h:mm`: hours and minutes, rounded half up.');

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
    columns: columns.optional().describe('Replaces all columns.'),
    delimiter: delimiter.optional(),
    decimalSign: decimalSign.optional(),
    dateForm: dateForm.optional(),
    hoursForm: hoursForm.optional(),
  })
  .meta({ id: 'ExportProfileChange', description: 'Omitted fields stay unchanged.' });
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
  .meta({ id: 'ExportProfile', description: 'A CSV format that a payroll provider requires.' });
export type ExportProfileView = z.infer<typeof ExportProfileView>;

export const ExportProfilesQuery = ArchiveQuery;
export type ExportProfilesQuery = z.infer<typeof ExportProfilesQuery>;

export const ExportProfilePage = pageOf(ExportProfileView).meta({ id: 'ExportProfilePage' });
export type ExportProfilePage = z.infer<typeof ExportProfilePage>;

/** The fields of a profile that can be changed. */
export type ExportProfileFacts = Omit<NewExportProfile, 'report'>;
