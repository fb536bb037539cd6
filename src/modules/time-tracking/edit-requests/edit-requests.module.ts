import { Module } from '@nestjs/common';
import { ConsoleModule } from '../../../console/console.module';
import { AuditModule } from '../../audit';
import { MailModule } from '../../mail';
import { MembersModule } from '../../members';
import { NotificationsModule } from '../../notifications';
import { TimeEntriesModule } from '../time-entries';
import { TimesheetsModule } from '../timesheets';
import { EditRequestsController } from './edit-requests.controller';
import { EditRequestsRepository } from './edit-requests.repository';
import { EditRequestsService } from './edit-requests.service';
import { EditRequestsImportRepository } from './edit-requests-import.repository';
import { RequestDecidedMail } from './emails/request-decided.email';
import { RequestMailsRepository } from './emails/request-emails.repository';
import { RequestNotifications } from './emails/request-notifications';
import { PendingRequests } from './pending-requests';
import { ProposedEntries } from './proposed-entries';
import { RequestDecisions } from './request-decisions';

@Module({
  imports: [
    TimeEntriesModule,
    TimesheetsModule,
    MembersModule,
    AuditModule,
    MailModule,
    NotificationsModule,
    ConsoleModule,
  ],
  controllers: [EditRequestsController],
  providers: [
    EditRequestsService,
    EditRequestsRepository,
    ProposedEntries,
    PendingRequests,
    RequestDecisions,
    RequestNotifications,
    RequestMailsRepository,
    RequestDecidedMail,
    EditRequestsImportRepository,
  ],
  exports: [EditRequestsService, RequestDecisions, EditRequestsImportRepository],
})
export class EditRequestsModule {}
