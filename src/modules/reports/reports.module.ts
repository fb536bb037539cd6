import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { ReportExcerptsService } from './excerpts/report-excerpts.service';
import { ExportProfilesController } from './export-profiles/export-profiles.controller';
import { ExportProfilesRepository } from './export-profiles/export-profiles.repository';
import { ExportProfilesService } from './export-profiles/export-profiles.service';
import { PayrollExportService } from './export-profiles/payroll-export.service';
import { AttendanceReport } from './hours/attendance.report';
import { AttendanceRepository } from './hours/attendance.repository';
import { HoursReader } from './hours/hours-reader';
import { HoursReports } from './hours/hours-reports';
import { HoursReportsController } from './hours/hours-reports.controller';
import { HoursSummaryReport } from './hours/hours-summary.report';
import { JobCostingReport } from './hours/job-costing.report';
import { OvertimeReport } from './hours/overtime.report';
import { ClockedReader } from './locations/clocked-reader';
import { LocationActivityReport } from './locations/location-activity.report';
import { LocationComplianceReport } from './locations/location-compliance.report';
import { LocationCoverageReport } from './locations/location-coverage.report';
import { LocationMapReport } from './locations/location-map.report';
import { LocationReports } from './locations/location-reports';
import { LocationReportsController } from './locations/location-reports.controller';
import { LocationReportsRepository } from './locations/location-reports.repository';
import { LocationSummaryReport } from './locations/location-summary.report';
import { PayReports } from './payroll/pay-reports';
import { PayrollReadinessReport } from './payroll/payroll-readiness.report';
import { PayrollSummaryReport } from './payroll/payroll-summary.report';
import { ReportsCatalogue } from './reports.catalogue';
import { ReportsController } from './reports.controller';
import { ReportsRepository } from './reports.repository';
import { ReportsService } from './reports.service';
import { ReportRuns } from './runs/report-runs';
import { UnapprovedReader } from './unapproved-reader';

@Module({
  imports: [AuditModule, MembersModule, PayRatesModule, RulesModule],
  controllers: [
    ReportsController,
    HoursReportsController,
    LocationReportsController,
    ExportProfilesController,
  ],
  providers: [
    ReportsService,
    ReportRuns,
    UnapprovedReader,
    ReportExcerptsService,
    ReportsRepository,
    ReportsCatalogue,
    PayReports,
    HoursReports,
    HoursReader,
    ExportProfilesService,
    ExportProfilesRepository,
    PayrollExportService,
    PayrollSummaryReport,
    PayrollReadinessReport,
    HoursSummaryReport,
    OvertimeReport,
    AttendanceReport,
    AttendanceRepository,
    JobCostingReport,
    LocationReports,
    LocationReportsRepository,
    ClockedReader,
    LocationSummaryReport,
    LocationActivityReport,
    LocationCoverageReport,
    LocationComplianceReport,
    LocationMapReport,
  ],
  exports: [ReportsService, ReportExcerptsService],
})
export class ReportsModule {}
