import type { Operation } from '../../kernel/http/operation';
import { memberNotFound } from '../members';
import { ReportResult } from './reports.contract';

/** What the API reference says of how many reports are made at once, and what one counts. */
export const REPORT_LIMITS =
  'Two reports of a workspace are made at once; others wait for up to 30 seconds, then the answer is 429 with `Retry-After`. A report counts as one request for each week of its range that is begun.';

/** What the API reference says of every report. */
export const REPORT_ANSWER = {
  description: `JSON, or CSV with \`Accept: text/csv\` or \`format=csv\`, sent as it is made. \`GET /reports\` tells what it holds, its columns and their units. An employee sees their own rows. ${REPORT_LIMITS}`,
  response: { status: 200, description: 'The report.', schema: ReportResult, files: ['text/csv'] },
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  errors: [memberNotFound],
} satisfies Partial<Operation>;
