import type { Operation } from '../../kernel/http/operation';
import { memberNotFound } from '../members';
import { ReportResult } from './reports.contract';

/** API reference text: how many reports run at once, and how they count towards the rate limit. */
export const REPORT_LIMITS =
  'A workspace runs two reports at a time. Others wait for up to 30 seconds and then get 429 with `Retry-After`. A report counts as one request per started week of its range.';

/** The part of the API reference that all reports share. */
export const REPORT_ANSWER = {
  description: `JSON, or CSV with \`Accept: text/csv\` or \`format=csv\`, streamed. \`GET /reports\` describes each report, its columns and their units. Employees see their own rows. ${REPORT_LIMITS}`,
  response: { status: 200, description: 'The report.', schema: ReportResult, files: ['text/csv'] },
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  errors: [memberNotFound],
} satisfies Partial<Operation>;
