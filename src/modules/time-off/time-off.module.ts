import { Module } from '@nestjs/common';
import { AccrualModule } from './accrual';
import { LedgerModule } from './ledger';
import { TimeOffRequestsModule } from './requests';
import { TimeOffTools } from './time-off.tools';
import { TimeOffImportService } from './time-off-import.service';
import { TimeOffTypesModule } from './types';

@Module({
  imports: [TimeOffTypesModule, TimeOffRequestsModule, LedgerModule, AccrualModule],
  providers: [TimeOffTools, TimeOffImportService],
  exports: [TimeOffTypesModule, TimeOffRequestsModule, LedgerModule, TimeOffImportService],
})
export class TimeOffModule {}
