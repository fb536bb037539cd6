import { Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Accepted } from '../../../kernel/http/accepted';
import { Answers } from '../../../kernel/http/operation';
import { REPORT_ANSWER } from '../report-answer';
import { type Format, ReportQuery } from '../report-query.contract';
import { ReportsService } from '../reports.service';
import { HOURS_OPERATIONS } from './hours.contract';
import { HoursReports } from './hours-reports';

@ApiController('reports', 'Reports')
export class HoursReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly hours: HoursReports,
  ) {}

  @Get('hours-summary')
  @Allow('reports:read', 'own')
  @Answers({
    id: HOURS_OPERATIONS['hours-summary'],
    summary: 'Hours of each member',
    ...REPORT_ANSWER,
  })
  hoursSummary(
    @Who() who: Principal,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(who, this.hours.summary, { query, accepted });
  }
}
