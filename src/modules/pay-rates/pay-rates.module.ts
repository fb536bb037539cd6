import { Module } from '@nestjs/common';
import { AccountModule } from '../account';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { PayImportRepository } from './import/pay-import.repository';
import { JobPayController } from './jobs/job-pay.controller';
import { JobPayService } from './jobs/job-pay.service';
import { PayChangesService } from './pay-changes.service';
import { PayRatesController } from './pay-rates.controller';
import { PayRatesRepository } from './pay-rates.repository';
import { PayRatesService } from './pay-rates.service';
import { PayVoidingService } from './pay-voiding.service';

@Module({
  imports: [AccountModule, AuditModule, MembersModule],
  controllers: [PayRatesController, JobPayController],
  providers: [
    PayRatesService,
    PayChangesService,
    PayVoidingService,
    JobPayService,
    PayRatesRepository,
    PayImportRepository,
  ],
  exports: [PayRatesService, PayChangesService, PayVoidingService, PayImportRepository],
})
export class PayRatesModule {}
