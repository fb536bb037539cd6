import { Get, Query, type StreamableFile } from '@nestjs/common';
import { RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Call, type CallContext } from '../../../access/call-context';
import { Accepted } from '../../../kernel/http/accepted';
import { Endpoint } from '../../../kernel/http/operation';
import { REPORT_ANSWER } from '../report-answer';
import { type Format, ReportQuery } from '../report-query.contract';
import { ReportsService } from '../reports.service';
import { HOURS_OPERATIONS, JobCostingQuery } from './hours.contract';
import { HoursReports } from './hours-reports';

@ApiController('reports', 'Reports')
export class HoursReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly hours: HoursReports,
  ) {}

  @Get('hours-summary')
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: HOURS_OPERATIONS['hours-summary'],
    summary: 'Get hours by member',
    ...REPORT_ANSWER,
  })
  hoursSummary(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.hours.summary, { query, accepted });
  }

  @Get('overtime')
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: HOURS_OPERATIONS.overtime,
    summary: 'Get overtime by member and workweek',
    ...REPORT_ANSWER,
  })
  overtime(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.hours.overtime, { query, accepted });
  }

  @Get('attendance')
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: HOURS_OPERATIONS.attendance,
    summary: 'Get attendance by member and day',
    ...REPORT_ANSWER,
  })
  attendance(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.hours.attendance, { query, accepted });
  }

  @Get('job-costing')
  @RequirePermission('reports:read', 'own', { and: 'pay_rates:read' })
  @Endpoint({
    id: HOURS_OPERATIONS['job-costing'],
    summary: 'Get the cost of jobs',
    ...REPORT_ANSWER,
  })
  jobCosting(
    @Call() call: CallContext,
    @Query({ schema: JobCostingQuery }) query: JobCostingQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.hours.jobCosting, { query, accepted });
  }
}
