import { Module } from '@nestjs/common';
import { ReportCatalogueModule } from './catalogue';
import { ExportProfilesModule } from './export-profiles';
import { HourReportsModule } from './hour-reports';
import { LocationReportsModule } from './location-reports';
import { PayReportsModule } from './pay-reports';
import { ReportsTools } from './reports.tools';

@Module({
  imports: [
    ReportCatalogueModule,
    PayReportsModule,
    HourReportsModule,
    LocationReportsModule,
    ExportProfilesModule,
  ],
  providers: [ReportsTools],
  exports: [ReportCatalogueModule],
})
export class ReportsModule {}
