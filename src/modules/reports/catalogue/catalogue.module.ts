import { Module } from '@nestjs/common';
import { ReportFrameworkModule } from '../framework';
import { ReportExcerptsService } from './report-excerpts.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';

@Module({
  imports: [ReportFrameworkModule],
  controllers: [ReportsController],
  providers: [ReportsService, ReportExcerptsService],
  exports: [ReportsService, ReportExcerptsService],
})
export class ReportCatalogueModule {}
