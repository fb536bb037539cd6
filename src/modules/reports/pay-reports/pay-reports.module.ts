import { Module } from '@nestjs/common';
import { ExportProfilesModule } from '../export-profiles';
import { ReportFrameworkModule, reportController } from '../framework';
import { HourReportsModule } from '../hour-reports';
import { PAY_REPORTS } from './pay-reports';
import { ReadinessRepository } from './readiness.repository';

@Module({
  imports: [ReportFrameworkModule, HourReportsModule, ExportProfilesModule],
  controllers: PAY_REPORTS.map(reportController),
  providers: [...PAY_REPORTS, ReadinessRepository],
})
export class PayReportsModule {}
