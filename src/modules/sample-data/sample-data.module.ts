import { Module } from '@nestjs/common';
import { AccountModule } from '../account';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { PayRatesModule } from '../pay-rates';
import { RulesModule } from '../rules';
import { TimeOffModule } from '../time-off';
import { TimeTrackingModule } from '../time-tracking';
import { WorkspacesModule } from '../workspaces';
import { SampleCompany } from './sample-company';
import { SampleDataService } from './sample-data.service';
import { SampleHours } from './sample-hours';

@Module({
  imports: [
    AuditModule,
    WorkspacesModule,
    MembersModule,
    AccountModule,
    RulesModule,
    PayRatesModule,
    TimeTrackingModule,
    TimeOffModule,
  ],
  providers: [SampleDataService, SampleCompany, SampleHours],
  exports: [SampleDataService],
})
export class SampleDataModule {}
