import { Module } from '@nestjs/common';
import { AccrualRepository } from './accrual.repository';
import { AccrualFactsRepository } from './accrual-facts.repository';
import { Accruals } from './accruals';

/** The accounts of members and what accrues in them. */
@Module({
  providers: [AccrualRepository, AccrualFactsRepository, Accruals],
  exports: [Accruals],
})
export class AccrualModule {}
