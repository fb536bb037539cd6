import { Module } from '@nestjs/common';
import { MembersModule } from '../members';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { HoursReader } from './hours/hours-reader';
import { HoursReports } from './hours/hours-reports';
import { HoursReportsController } from './hours/hours-reports.controller';
import { HoursSummaryReport } from './hours/hours-summary.report';
import { PayReports } from './payroll/pay-reports';
import { PayrollReadinessReport } from './payroll/payroll-readiness.report';
import { PayrollSummaryReport } from './payroll/payroll-summary.report';
import { ReportsCatalogue } from './reports.catalogue';
import { ReportsController } from './reports.controller';
import { ReportsRepository } from './reports.repository';
import { ReportsService } from './reports.service';

@Module({
  imports: [MembersModule, PayRatesModule, RulesModule],
  controllers: [ReportsController, HoursReportsController],
  providers: [
    ReportsService,
    ReportsRepository,
    ReportsCatalogue,
    PayReports,
    HoursReports,
    HoursReader,
    PayrollSummaryReport,
    PayrollReadinessReport,
    HoursSummaryReport,
  ],
  exports: [ReportsService],
})
export class ReportsModule {}
