import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { WorkspacesModule } from '../workspaces';
import { AuditLogCsv } from './audit-log.csv';
import { AuditLogPagesController } from './audit-log.pages.controller';
import { AuditLogScreens } from './audit-log.screens';

/** The log for people. What is recorded, and how, is the audit module's. */
@Module({
  imports: [AuditModule, WorkspacesModule],
  controllers: [AuditLogPagesController],
  providers: [AuditLogScreens, AuditLogCsv],
})
export class AuditLogModule {}
