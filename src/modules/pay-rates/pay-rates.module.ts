import { Module } from '@nestjs/common';
import { AccountModule } from '../account';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { PayChangesService } from './pay-changes.service';
import { PayImportRepository } from './pay-import.repository';
import { PayRatesController } from './pay-rates.controller';
import { PayRatesRepository } from './pay-rates.repository';
import { PayRatesService } from './pay-rates.service';
import { PayTools } from './pay-rates.tools';
import { PaySubjects } from './pay-subjects';

@Module({
  imports: [AccountModule, AuditModule, MembersModule],
  controllers: [PayRatesController],
  providers: [
    PayTools,
    PayRatesService,
    PayChangesService,
    PaySubjects,
    PayRatesRepository,
    PayImportRepository,
  ],
  exports: [PayRatesService, PayChangesService, PayImportRepository],
})
export class PayRatesModule {}
