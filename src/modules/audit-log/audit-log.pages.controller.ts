import { Get, Query, type StreamableFile } from '@nestjs/common';
import { Call, type CallContext } from '../../access/call-context';
import { Power, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { type Browser, Using } from '../../console/browser';
import type { PageAnswer, SeeOther } from '../../console/page-answer';
import { PageController } from '../../console/page-controller';
import { AuditLogCsv } from './audit-log.csv';
import { AuditLogQuery } from './audit-log.filter';
import { AuditLogScreens } from './audit-log.screens';

@PageController('w/:slug')
export class AuditLogPagesController {
  constructor(
    private readonly screens: AuditLogScreens,
    private readonly csv: AuditLogCsv,
  ) {}

  @Get('audit-log')
  @Power('audit:read', { by: ['session'] })
  show(
    @Who() who: Principal,
    @Query({ schema: AuditLogQuery }) query: AuditLogQuery,
    @Using() browser: Browser,
  ): Promise<PageAnswer> {
    return this.screens.page(who, query, browser);
  }

  @Get('audit-log.csv')
  @Power('audit:read', { by: ['session'] })
  download(
    @Call() call: CallContext,
    @Query({ schema: AuditLogQuery }) query: AuditLogQuery,
  ): Promise<StreamableFile | SeeOther> {
    return this.csv.file(call, query);
  }
}
