import { Module } from '@nestjs/common';
import { LedgerModule } from './ledger';
import { TimeOffRequestsModule } from './requests';
import { TimeOffTypesModule } from './types';

@Module({
  imports: [TimeOffTypesModule, TimeOffRequestsModule, LedgerModule],
  exports: [TimeOffTypesModule, TimeOffRequestsModule, LedgerModule],
})
export class TimeOffModule {}
