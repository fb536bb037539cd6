import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { PayReports } from '../payroll/pay-reports';
import type { Format } from '../report-query.contract';
import { ReportsService } from '../reports.service';
import type { PayrollSummaryQuery } from './export-profiles.contract';
import { ExportProfilesService } from './export-profiles.service';
import { shapeOf } from './profile-shape.rules';

/** Payroll Summary, as it is or as a payroll provider takes it. */
@Injectable()
export class PayrollExportService {
  constructor(
    private readonly reports: ReportsService,
    private readonly profiles: ExportProfilesService,
    private readonly pay: PayReports,
  ) {}

  /** @throws memberNotFound; exportProfileNotFound, itemArchived for a profile that cannot be used */
  async answer(who: Principal, query: PayrollSummaryQuery, accepted: Format): Promise<StreamableFile> {
    const { summary } = this.pay;
    if (query.profile === undefined) return this.reports.answer(who, summary, { query, accepted });
    const shape = shapeOf(await this.profiles.using(who, query.profile), summary.about.columns);
    return this.reports.answer(who, summary, { query, accepted: 'csv', shape });
  }
}
