import { Get, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Power, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { AuditPage } from './audit.contract';
import { AuditListQuery, auditQueryOf } from './audit.query';
import { AuditService } from './audit.service';

@ApiController('audit-events', 'Audit log')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Power('audit:read', { by: ['session'] })
  @Answers({
    id: 'listAuditEvents',
    summary: 'List what happened',
    description: 'Newest first. Owner and admins. Names are those of the time.',
    answer: { status: 200, says: 'A page of events.', schema: AuditPage },
  })
  list(@Who() who: Principal, @Query({ schema: AuditListQuery }) query: AuditListQuery): Promise<AuditPage> {
    return this.audit.list(who, auditQueryOf(query));
  }
}
