import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { placeOf, toPage } from '../../kernel/http/paging.contract';
import type { AuditEventView, AuditPage } from './audit.contract';
import type { AuditQuery } from './audit.query';
import { AuditRepository, type AuditRow } from './audit.repository';
import { sentenceOf } from './audit.sentences';
import type { ChainedEvent } from './chain/audit.rules';

const CSV_MAX = 10_000;

@Injectable()
export class AuditService {
  constructor(private readonly events: AuditRepository) {}

  /** Newest first. */
  async list(who: Principal, query: AuditQuery): Promise<AuditPage> {
    const rows = await this.events.list(
      who.workspaceId,
      query.filter,
      placeOf(query.cursor),
      query.limit + 1,
    );
    const page = toPage(rows, query.limit, (row) => row.id, eventView);
    return { ...page, data: [...page.data] };
  }

  /** The same events for a spreadsheet, at most 10,000, newest first. */
  async export(who: Principal, query: AuditQuery): Promise<AuditEventView[]> {
    return (await this.events.list(who.workspaceId, query.filter, '', CSV_MAX)).map(eventView);
  }
}

function eventView({ canonical }: AuditRow): AuditEventView {
  const { chain: _chain, seq: _seq, ...event } = JSON.parse(canonical) as ChainedEvent;
  return { ...event, sentence: sentenceOf(event) };
}
