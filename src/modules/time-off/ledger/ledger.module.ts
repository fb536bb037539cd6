import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { AccrualModule } from '../accrual';
import { TimeOffTypesModule } from '../types';
import { Accounts } from './accounts';
import { LedgerController } from './ledger.controller';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';

/** The ledger: every change of a balance, and adjustments. */
@Module({
  imports: [AuditModule, MembersModule, AccrualModule, TimeOffTypesModule],
  controllers: [LedgerController],
  providers: [Accounts, LedgerService, LedgerRepository],
  exports: [Accounts, LedgerService, LedgerRepository],
})
export class LedgerModule {}
