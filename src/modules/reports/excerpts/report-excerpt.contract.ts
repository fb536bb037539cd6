import { z } from 'zod';
import { placeOf } from '../../../kernel/http/paging.contract';
import { ReportFilters } from '../report-query.contract';
import { filtersOf, REPORT_NAMES, ReportColumn, ReportResult } from '../reports.contract';

const ROWS_DEFAULT = 100;
const ROWS_MAX = 500;

/** What an excerpt needs none of: it has one form. */
const OF_FILES = ['format', 'profile'];

/** What some reports are asked with and not all, each once; which of them a report takes, the report says. */
function ownFilters(): Record<string, z.ZodType> {
  const all = REPORT_NAMES.flatMap((name) => Object.entries<z.ZodType>(filtersOf(name).shape));
  const own = all.filter(([key]) => !(key in ReportFilters.shape) && !OF_FILES.includes(key));
  return Object.fromEntries(own.map(([key, schema]) => [key, unset(schema)]));
}

/** A filter that is left out stays so: what it then means is the report's to say. */
const unset = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault ? z.optional(schema.unwrap()).describe(schema.description ?? '') : schema;

export const ReportInput = z.strictObject({
  report: z.enum(REPORT_NAMES).describe('Which report; `list_reports` tells what each holds.'),
  ...ReportFilters.omit({ format: true }).shape,
  ...ownFilters(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(ROWS_MAX)
    .default(ROWS_DEFAULT)
    .describe('How many rows to return at most, 1 to 500.'),
  cursor: z
    .string()
    .max(200)
    .refine((cursor) => /^\d{1,9}$/.test(placeOf(cursor)), 'Take it from nextCursor of the answer before.')
    .optional()
    .describe('Where to go on: `nextCursor` of the answer before, with the same filters.'),
});
export type ReportInput = z.infer<typeof ReportInput>;

export const ReportExcerpt = z.object({
  ...ReportResult.omit({ rows: true, unapproved: true }).shape,
  columns: z.array(ReportColumn).optional().describe('What the rows hold; with the first rows only.'),
  unapprovedCount: z
    .int()
    .describe(
      'Timesheets of the range that are not approved: their hours may change. list_timesheets tells them.',
    ),
  rows: z.array(z.record(z.string(), z.unknown())),
  hasMore: z.boolean().describe('Whether more rows follow.'),
  nextCursor: z.string().nullable().describe('Send it as `cursor` for the next rows; null after the last.'),
});
export type ReportExcerpt = z.infer<typeof ReportExcerpt>;
