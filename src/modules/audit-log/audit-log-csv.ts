import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { CallContext } from '../../access/call-context';
import { LongAnswer } from '../../access/long-answer';
import { SeeOther } from '../../console/http/page-response';
import { Clock } from '../../kernel/clock/clock';
import { type AuditEventView, type AuditFilter, AuditService } from '../audit';
import { type AuditLogQuery, addressOf, filterOf } from './audit-log.form';
import { auditLogPath } from './audit-log-views';

const BATCH = 500;
const HEADER = [
  'Time (UTC)',
  'Person',
  'Email',
  'What happened',
  'Action',
  'Credential',
  'Credential name',
  'About',
  'Network',
  'Request',
  'Before',
  'After',
  'Event',
];

/** Exports the audit log as CSV. */
@Injectable()
export class AuditLogCsv {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** All events that match the query. Redirects to the page if the query has errors. */
  async file(call: CallContext, query: AuditLogQuery): Promise<StreamableFile | SeeOther> {
    const { workspace } = call.caller;
    const { choices, faults } = filterOf(query);
    const path = auditLogPath(workspace.slug);
    if (Object.keys(faults).length > 0) return new SeeOther(addressOf(path, query));
    const filter = this.audit.filterOf(choices, workspace.timeZone);
    return new StreamableFile(Readable.from(this.lines(call, filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="audit-log-${workspace.slug}.csv"`,
    });
  }

  /** Newest first, in batches, so that a long log is never held in memory. */
  private async *lines(call: CallContext, filter: AuditFilter): AsyncGenerator<string> {
    // Excel needs the byte order mark to read the file as UTF-8.
    yield `\ufeff${csv([HEADER])}`;
    const response = new LongAnswer(call, this.clock);
    let cursor: string | undefined;
    do {
      await response.beforePage();
      const page = await this.audit.list(call.caller, { filter, cursor, limit: BATCH });
      if (page.data.length > 0) yield csv(page.data.map(rowOf));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

/** Cells that look like formulas get a leading apostrophe, because names are untrusted input (CSV injection). */
const csv = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });

function rowOf(event: AuditEventView): string[] {
  const { actor, credential, target, before, after } = event;
  const cells = [
    event.at,
    actor ? actor.name : 'Keyshift',
    actor?.email,
    event.sentence,
    event.action,
    credential?.kind,
    credential?.name,
    target?.name,
    event.network,
    event.requestId,
    before && JSON.stringify(before),
    after && JSON.stringify(after),
    event.id,
  ];
  return cells.map((cell) => cell ?? '');
}
