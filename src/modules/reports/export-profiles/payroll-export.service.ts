import { Injectable, type StreamableFile } from '@nestjs/common';
import type { CallContext } from '../../../access/call-context';
import { PayReports } from '../payroll/pay-reports';
import type { Format } from '../report-query.contract';
import { ReportsService } from '../reports.service';
import type { PayrollSummaryQuery } from './export-profiles.contract';
import { ExportProfilesService } from './export-profiles.service';
import { shapeOf } from './profile-shape.rules';

/** Payroll Summary in the default format or in that of an export profile. */
@Injectable()
export class PayrollExportService {
  constructor(
    private readonly reports: ReportsService,
    private readonly profiles: ExportProfilesService,
    private readonly pay: PayReports,
  ) {}

  /** @throws memberNotFound; exportProfileNotFound or itemArchived if the profile cannot be used */
  async answer(call: CallContext, query: PayrollSummaryQuery, accepted: Format): Promise<StreamableFile> {
    const { summary } = this.pay;
    if (query.profile === undefined) return this.reports.answer(call, summary, { query, accepted });
    const shape = shapeOf(await this.profiles.using(call.caller, query.profile), summary.about.columns);
    return this.reports.answer(call, summary, { query, accepted: 'csv', shape });
  }
}
