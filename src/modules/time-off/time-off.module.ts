import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { MembersModule } from '../members';
import { NotificationsModule } from '../notifications';
import { RulesModule } from '../rules';
import { AccrualChore } from './accrual/accrual.chore';
import { AccrualJob } from './accrual/accrual.job';
import { AccrualRepository } from './accrual/accrual.repository';
import { Accruals } from './accrual/accruals';
import { BooksRepository } from './accrual/books.repository';
import { WorkRepository } from './accrual/work.repository';
import { TimeOffAdoptionRepository } from './adoption/time-off-adoption.repository';
import { TimeOffAdoptionService } from './adoption/time-off-adoption.service';
import { BalancesRepository } from './balances/balances.repository';
import { BalancesService } from './balances/balances.service';
import { EntriesController } from './entries/entries.controller';
import { EntriesRepository } from './entries/entries.repository';
import { EntriesService } from './entries/entries.service';
import { Accounts } from './ledger/accounts';
import { LedgerController } from './ledger/ledger.controller';
import { LedgerRepository } from './ledger/ledger.repository';
import { LedgerService } from './ledger/ledger.service';
import { DecidedMail } from './mails/decided.mail';
import { TimeOffMailsRepository } from './mails/mails.repository';
import { RequestedMail } from './mails/requested.mail';
import { TimeOffMails } from './mails/time-off-mails';
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
    BooksRepository,
    WorkRepository,
    Accruals,
    AccrualJob,
    AccrualChore,
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
    TimeOffAdoptionService,
    TimeOffAdoptionRepository,
  ],
  exports: [
    TimeOffTypesService,
    RequestsService,
    DecisionsService,
    EntriesService,
    BalancesService,
    LedgerService,
    TimeOffAdoptionService,
  ],
})
export class TimeOffModule {}
