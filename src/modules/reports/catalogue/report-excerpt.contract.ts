import { z } from 'zod';
import { placeOf } from '../../../kernel/http/paging.contract';
import { ReportColumn, ReportFilters, ReportResult } from '../framework';
import { ALL_REPORTS } from './all-reports';

const ROWS_DEFAULT = 100;
const ROWS_MAX = 500;

/** File options, which an excerpt does not have. */
const OF_FILES = ['format', 'profile'];

/** The filters that only some reports take. `ReportExcerptsService` checks them for each report. */
function ownFilters(): Record<string, z.ZodType> {
  const all = ALL_REPORTS.flatMap(({ about }) => Object.entries<z.ZodType>(about.filters.shape));
  const own = all.filter(([key]) => !(key in ReportFilters.shape) && !OF_FILES.includes(key));
  return Object.fromEntries(own.map(([key, schema]) => [key, unset(schema)]));
}

/** Without its default: the report decides what an omitted filter means. */
const unset = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ? z.optional(schema.unwrap()).describe(schema.description ?? '') : schema;

export const ReportInput = z.strictObject({
  report: z
    .enum(ALL_REPORTS.map(({ about }) => about.name))
    .describe('The report to read; `list_reports` describes each one.'),
  ...ReportFilters.omit({ format: true }).shape,
  ...ownFilters(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(ROWS_MAX)
    .default(ROWS_DEFAULT)
    .describe('The maximum number of rows to return, 1 to 500.'),
  cursor: z
    .string()
    .max(200)
    .refine((cursor) => /^\d{1,9}$/.test(placeOf(cursor)), 'Use the nextCursor of the previous response.')
    .optional()
    .describe('The `nextCursor` of the previous response; keep the other filters the same.'),
});
export type ReportInput = z.infer<typeof ReportInput>;

export const ReportExcerpt = z.object({
  ...ReportResult.omit({ rows: true, unapproved: true }).shape,
  columns: z.array(ReportColumn).optional().describe('The columns of the rows; only in the first part.'),
  unapprovedCount: z
    .int()
    .describe(
      'How many timesheets in the range are not approved; their hours may still change. `list_timesheets` lists them.',
    ),
  rows: z.array(z.record(z.string(), z.unknown())),
  hasMore: z.boolean().describe('Whether more rows follow.'),
  nextCursor: z
    .string()
    .nullable()
    .describe('Send it as `cursor` to get the next rows; null after the last row.'),
});
export type ReportExcerpt = z.infer<typeof ReportExcerpt>;
