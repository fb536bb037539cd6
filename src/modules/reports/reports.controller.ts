import { Get, Query, type StreamableFile } from '@nestjs/common';
import { RequirePermission } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import { Call, type CallContext } from '../../access/call-context';
import { Accepted } from '../../kernel/http/accepted';
import { Endpoint } from '../../kernel/http/operation';
import { itemArchived } from '../account';
import { PayrollSummaryQuery } from './export-profiles/export-profiles.contract';
import { exportProfileNotFound } from './export-profiles/export-profiles.problems';
import { PayrollExportService } from './export-profiles/payroll-export.service';
import { PayReports } from './payroll/pay-reports';
import { PAYROLL_OPERATIONS } from './payroll/payroll.contract';
import { REPORT_ANSWER } from './report-answer';
import { type Format, ReportQuery } from './report-query.contract';
import { ReportList } from './reports.contract';
import { ReportsService } from './reports.service';

@ApiController('reports', 'Reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly pay: PayReports,
    private readonly exports: PayrollExportService,
  ) {}

  @Get()
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: 'listReports',
    summary: 'List reports',
    response: {
      status: 200,
      description: 'All reports, with their columns, filters, formats and required permissions.',
      schema: ReportList,
    },
  })
  list(): ReportList {
    return this.reports.describe();
  }

  @Get('payroll-summary')
  @RequirePermission('reports:read', 'own', { and: 'pay_rates:read' })
  @Endpoint({
    id: PAYROLL_OPERATIONS['payroll-summary'],
    summary: 'Get the payroll summary',
    ...REPORT_ANSWER,
    description: `${REPORT_ANSWER.description} With \`profile\`, the response is CSV in the format of that export profile.`,
    errors: [...REPORT_ANSWER.errors, exportProfileNotFound, itemArchived],
  })
  payrollSummary(
    @Call() call: CallContext,
    @Query({ schema: PayrollSummaryQuery }) query: PayrollSummaryQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.exports.answer(call, query, accepted);
  }

  @Get('payroll-readiness')
  @RequirePermission('reports:read', 'own', { and: 'pay_rates:read' })
  @Endpoint({
    id: PAYROLL_OPERATIONS['payroll-readiness'],
    summary: 'Check whether a range can be paid',
    ...REPORT_ANSWER,
  })
  payrollReadiness(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.pay.readiness, { query, accepted });
  }
}
