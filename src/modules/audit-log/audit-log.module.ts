import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { WorkspacesModule } from '../workspaces';
import { AuditLogCsv } from './audit-log.csv';
import { AuditLogPages } from './audit-log.page-views';
import { AuditLogPagesController } from './audit-log.pages.controller';

/** The audit log page and its CSV export. Events are recorded by the audit module. */
@Module({
  imports: [AuditModule, WorkspacesModule],
  controllers: [AuditLogPagesController],
  providers: [AuditLogPages, AuditLogCsv],
})
export class AuditLogModule {}
