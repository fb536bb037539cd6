import { Get, Query, type StreamableFile } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../access/access-rules';
import { Call, type CallContext } from '../../access/call-context';
import type { Principal } from '../../access/principal';
import { type Browser, Using } from '../../console/http/browser';
import { PageController } from '../../console/http/page-controller';
import type { PageAnswer, SeeOther } from '../../console/http/page-response';
import { AuditLogQuery } from './audit-log.form';
import { AuditLogCsv } from './audit-log-csv';
import { AuditLogViews } from './audit-log-views';

@PageController('w/:slug')
export class AuditLogPageController {
  constructor(
    private readonly views: AuditLogViews,
    private readonly csv: AuditLogCsv,
  ) {}

  @Get('audit-log')
  @RequirePrivilege('audit:read', { by: ['session'] })
  show(
    @CurrentCaller() caller: Principal,
    @Query({ schema: AuditLogQuery }) query: AuditLogQuery,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.views.page(caller, query, browser);
  }

  @Get('audit-log.csv')
  @RequirePrivilege('audit:read', { by: ['session'] })
  download(
    @Call() call: CallContext,
    @Query({ schema: AuditLogQuery }) query: AuditLogQuery,
  ): Promise<StreamableFile | SeeOther> {
    return this.csv.file(call, query);
  }
}
