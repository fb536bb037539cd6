import { Get, Query } from '@nestjs/common';
import { CurrentCaller, RequirePrivilege } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Principal } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { AuditPage } from './audit.contract';
import { AuditService } from './audit.service';
import { AuditListQuery, auditQueryOf } from './audit-query';

@ApiController('audit-events', 'Audit log')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @RequirePrivilege('audit:read', { by: ['session'] })
  @Endpoint({
    id: 'listAuditEvents',
    summary: 'List audit events',
    description: 'Newest first. For the owner and admins. Names are as they were at the time of the event.',
    response: { status: 200, description: 'A page of events.', schema: AuditPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: AuditListQuery }) query: AuditListQuery,
  ): Promise<AuditPage> {
    return this.audit.list(caller, auditQueryOf(query));
  }
}
