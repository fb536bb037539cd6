import { Get } from '@nestjs/common';
import { RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Endpoint } from '../../../kernel/http/operation';
import { ReportList } from './reports.contract';
import { ReportsService } from './reports.service';

/** The list of reports. Each report has its own controller, made by `reportController`. */
@ApiController('reports', 'Reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

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
}
