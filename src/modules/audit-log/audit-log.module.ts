import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { WorkspacesModule } from '../workspaces';
import { AuditLogPageController } from './audit-log.page.controller';
import { AuditLogCsv } from './audit-log-csv';
import { AuditLogViews } from './audit-log-views';
import { PeopleRepository } from './people.repository';

/** The audit log page and its CSV export. Events are recorded by the audit module. */
@Module({
  imports: [AuditModule, WorkspacesModule],
  controllers: [AuditLogPageController],
  providers: [PeopleRepository, AuditLogViews, AuditLogCsv],
})
export class AuditLogModule {}
