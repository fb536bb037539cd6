import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { MembersModule } from '../../members';
import { AccrualModule } from '../accrual';
import { LedgerModule } from '../ledger';
import { TimeOffTypesModule } from '../types';
import { BalancesController } from './balances.controller';
import { BalancesRepository } from './balances.repository';
import { BalancesService } from './balances.service';
import { DecisionsService } from './decisions.service';
import { TimeOffEmailsModule } from './emails/time-off-emails.module';
import { EntriesController } from './entries.controller';
import { EntriesRepository } from './entries.repository';
import { EntriesService } from './entries.service';
import { RequestLimitsRepository } from './request-limits.repository';
import { RequestTrail } from './request-trail';
import { RequestsController } from './requests.controller';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';

/** Requests, the days off they become, and the balances they draw from. */
@Module({
  imports: [AuditModule, MembersModule, AccrualModule, TimeOffTypesModule, LedgerModule, TimeOffEmailsModule],
  controllers: [RequestsController, EntriesController, BalancesController],
  providers: [
    RequestsService,
    DecisionsService,
    RequestsRepository,
    RequestLimitsRepository,
    RequestTrail,
    EntriesService,
    EntriesRepository,
    BalancesService,
    BalancesRepository,
  ],
  exports: [
    RequestsService,
    DecisionsService,
    EntriesService,
    BalancesService,
    RequestsRepository,
    EntriesRepository,
  ],
})
export class TimeOffRequestsModule {}
