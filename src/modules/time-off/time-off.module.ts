import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { NotificationsModule } from '../notifications';
import { RulesModule } from '../rules';
import { AccrualJob } from './accrual/accrual.job';
import { AccrualRepository } from './accrual/accrual.repository';
import { AccrualTask } from './accrual/accrual.task';
import { AccrualFactsRepository } from './accrual/accrual-facts.repository';
import { Accruals } from './accrual/accruals';
import { WorkRepository } from './accrual/work.repository';
import { BalancesRepository } from './balances/balances.repository';
import { BalancesService } from './balances/balances.service';
import { DecidedMail } from './emails/decided.email';
import { TimeOffMailsRepository } from './emails/email-facts.repository';
import { RequestedMail } from './emails/requested.email';
import { TimeOffMails } from './emails/time-off-emails';
import { EntriesController } from './entries/entries.controller';
import { EntriesRepository } from './entries/entries.repository';
import { EntriesService } from './entries/entries.service';
import { TimeOffImportRepository } from './import/time-off-import.repository';
import { TimeOffImportService } from './import/time-off-import.service';
import { Accounts } from './ledger/accounts';
import { LedgerController } from './ledger/ledger.controller';
import { LedgerRepository } from './ledger/ledger.repository';
import { LedgerService } from './ledger/ledger.service';
import { DecisionsService } from './requests/decisions.service';
import { RequestTrail } from './requests/request.trail';
import { RequestsController } from './requests/requests.controller';
import { RequestsRepository } from './requests/requests.repository';
import { RequestsService } from './requests/requests.service';
import { TimeOffTypesController } from './types/time-off-types.controller';
import { TimeOffTypesRepository } from './types/time-off-types.repository';
import { TimeOffTypesService } from './types/time-off-types.service';

@Module({
  imports: [AuditModule, MailModule, MembersModule, NotificationsModule, RulesModule],
  controllers: [TimeOffTypesController, RequestsController, EntriesController, LedgerController],
  providers: [
    TimeOffTypesService,
    TimeOffTypesRepository,
    AccrualRepository,
    AccrualFactsRepository,
    WorkRepository,
    Accruals,
    AccrualJob,
    AccrualTask,
    Accounts,
    LedgerService,
    LedgerRepository,
    BalancesService,
    BalancesRepository,
    RequestsService,
    DecisionsService,
    RequestsRepository,
    RequestTrail,
    EntriesService,
    EntriesRepository,
    TimeOffMails,
    TimeOffMailsRepository,
    RequestedMail,
    DecidedMail,
    TimeOffImportService,
    TimeOffImportRepository,
  ],
  exports: [
    TimeOffTypesService,
    RequestsService,
    DecisionsService,
    EntriesService,
    BalancesService,
    LedgerService,
    TimeOffImportService,
  ],
})
export class TimeOffModule {}
