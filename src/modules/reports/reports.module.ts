import { Module } from '@nestjs/common';
import { MembersModule } from '../members';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { AttendanceReport } from './hours/attendance.report';
import { AttendanceRepository } from './hours/attendance.repository';
import { HoursReader } from './hours/hours-reader';
import { HoursReports } from './hours/hours-reports';
import { HoursReportsController } from './hours/hours-reports.controller';
import { HoursSummaryReport } from './hours/hours-summary.report';
import { JobCostingReport } from './hours/job-costing.report';
import { OvertimeReport } from './hours/overtime.report';
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
    OvertimeReport,
    AttendanceReport,
    AttendanceRepository,
    JobCostingReport,
  ],
  exports: [ReportsService],
})
export class ReportsModule {}
