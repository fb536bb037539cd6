import { Module } from '@nestjs/common';
import { RulesModule } from '../../rules';
import { ReportFrameworkModule, reportController } from '../framework';
import { ClockedReader } from './clocked-reader';
import { LocationEntriesRepository } from './location-entries.repository';
import { LOCATION_REPORTS } from './location-reports';
import { LocationReportsRepository } from './location-reports.repository';

@Module({
  imports: [ReportFrameworkModule, RulesModule],
  controllers: LOCATION_REPORTS.map(reportController),
  providers: [...LOCATION_REPORTS, ClockedReader, LocationReportsRepository, LocationEntriesRepository],
})
export class LocationReportsModule {}
