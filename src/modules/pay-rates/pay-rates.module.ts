import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MembersModule } from '../members';
import { PayChangesService } from './pay-changes.service';
import { PayRatesController } from './pay-rates.controller';
import { PayRatesRepository } from './pay-rates.repository';
import { PayRatesService } from './pay-rates.service';

@Module({
  imports: [AuditModule, MembersModule],
  controllers: [PayRatesController],
  providers: [PayRatesService, PayChangesService, PayRatesRepository],
  exports: [PayRatesService],
})
export class PayRatesModule {}
