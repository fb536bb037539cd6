import { Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Allow, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { Accepted } from '../../kernel/http/accepted';
import { Answers } from '../../kernel/http/operation';
import { memberNotFound } from '../members';
import { HoursReports, PayReports } from './reports.catalogue';
import { type Format, ReportList, ReportQuery, ReportResult } from './reports.contract';
import { ReportsService } from './reports.service';

const DESCRIPTION =
  'JSON, or CSV with `Accept: text/csv` or `format=csv`, sent as it is made. `GET /reports` lists the columns. An employee sees their own rows.';
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const answer = { status: 200, says: 'The report.', schema: ReportResult };

@ApiController('reports', 'Reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly pay: PayReports,
    private readonly hours: HoursReports,
  ) {}

  @Get()
  @Allow('reports:read', 'own')
  @Answers({
    id: 'listReports',
    summary: 'List the reports, their columns and what they need',
    answer: { status: 200, says: 'Every report there is.', schema: ReportList },
  })
  list(): ReportList {
    return this.reports.describe();
  }

  @Get('payroll-summary')
  @Allow('reports:read', 'own', { and: 'pay_rates:read' })
  @Answers({
    id: 'getPayrollSummary',
    summary: 'Payroll summary',
    description: DESCRIPTION,
    answer,
    exampleQuery: NOVEMBER,
    refuses: [memberNotFound],
  })
  payrollSummary(
    @Who() who: Principal,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(who, this.pay.summary, query, accepted);
  }

  @Get('payroll-readiness')
  @Allow('reports:read', 'own', { and: 'pay_rates:read' })
  @Answers({
    id: 'getPayrollReadiness',
    summary: 'Can this range be paid',
    description: DESCRIPTION,
    answer,
    exampleQuery: NOVEMBER,
    refuses: [memberNotFound],
  })
  payrollReadiness(
    @Who() who: Principal,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(who, this.pay.readiness, query, accepted);
  }

  @Get('hours-summary')
  @Allow('reports:read', 'own')
  @Answers({
    id: 'getHoursSummary',
    summary: 'Hours of each member',
    description: DESCRIPTION,
    answer,
    exampleQuery: NOVEMBER,
    refuses: [memberNotFound],
  })
  hoursSummary(
    @Who() who: Principal,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(who, this.hours.hours, query, accepted);
  }
}
