import { Get, Query, type StreamableFile, type Type } from '@nestjs/common';
import { RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Call, type CallContext } from '../../../access/call-context';
import { Accepted } from '../../../kernel/http/accepted';
import { Endpoint, type Operation } from '../../../kernel/http/operation';
import { memberNotFound } from '../../members';
import type { ReportClass } from './report';
import { ReportResult } from './report.contract';
import type { ReportDefinition } from './report-definition';
import type { Format, ReportQuery } from './report-query.contract';
import { ReportRunner } from './report-runner';

/** The controller of one report, with its route `GET /reports/<name>`. A module lists one for each of its reports. */
export function reportController(report: ReportClass): Type {
  const { name, permissions, reach, query: schema, formats } = report.about;
  const [permission, and] = permissions;

  @ApiController('reports', 'Reports')
  class ReportController {
    constructor(private readonly runner: ReportRunner) {}

    @Get(name)
    @RequirePermission(permission, reach, and ? { and } : {})
    @Endpoint(operationOf(report.about))
    get(
      @Call() call: CallContext,
      @Query({ schema }) query: ReportQuery,
      @Accepted(formats) accepted: Format,
    ): Promise<StreamableFile> {
      return this.runner.answer(call, report, { query, accepted });
    }
  }
  return ReportController;
}

const OF_ALL =
  'JSON, or CSV with `Accept: text/csv` or `format=csv`, streamed. `GET /reports` describes each report, its columns and their units.';
/** How many reports run at once, and how they count towards the rate limit. */
const LIMITS =
  'A workspace runs two reports at a time. Others wait for up to 30 seconds and then get 429 with `Retry-After`. A report counts as one request per started week of its range.';

const operationOf = ({ accessNote, note, formats, ...report }: ReportDefinition): Operation => ({
  id: report.operationId,
  summary: report.summary,
  description: `${OF_ALL} ${accessNote} ${LIMITS}${note === undefined ? '' : ` ${note}`}`,
  response: {
    status: 200,
    description: 'The report.',
    schema: ReportResult,
    files: formats.includes('geojson') ? ['text/csv', 'application/geo+json'] : ['text/csv'],
  },
  exampleQuery: { from: '2026-11-01', to: '2026-11-30' },
  errors: [memberNotFound, ...report.errors],
});
