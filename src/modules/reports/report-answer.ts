import type { Operation } from '../../kernel/http/operation';
import { memberNotFound } from '../members';
import { ReportResult } from './reports.contract';

/** What the API reference says of every report. */
export const REPORT_ANSWER = {
  description:
    'JSON, or CSV with `Accept: text/csv` or `format=csv`, sent as it is made. `GET /reports` tells what it holds, its columns and their units. An employee sees their own rows.',
  answer: { status: 200, says: 'The report.', schema: ReportResult, files: ['text/csv'] },
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  refuses: [memberNotFound],
} satisfies Partial<Operation>;
