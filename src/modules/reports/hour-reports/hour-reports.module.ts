import { Module } from '@nestjs/common';
import { PayRatesModule } from '../../pay-rates';
import { RulesModule } from '../../rules';
import { ReportFrameworkModule, reportController } from '../framework';
import { HourEntriesRepository } from './hour-entries.repository';
import { HOUR_REPORTS } from './hour-reports';
import { HourReportsRepository } from './hour-reports.repository';
import { HoursContextReader } from './hours-context';
import { HoursReader } from './hours-reader';

@Module({
  imports: [ReportFrameworkModule, PayRatesModule, RulesModule],
  controllers: HOUR_REPORTS.map(reportController),
  providers: [...HOUR_REPORTS, HoursContextReader, HoursReader, HourReportsRepository, HourEntriesRepository],
  exports: [HoursReader],
})
export class HourReportsModule {}
