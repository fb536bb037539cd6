import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { CallContext } from '../../access/call-context';
import { LongAnswer } from '../../access/long-answer';
import { SeeOther } from '../../console/page-response';
import { Clock } from '../../kernel/clock/clock';
import { type AuditEventView, type AuditFilter, AuditService } from '../audit';
import { type AuditLogQuery, addressOf, filterOf } from './audit-log.filter';
import { auditLogPath } from './audit-log.page-views';

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

/** The log for a spreadsheet. */
@Injectable()
export class AuditLogCsv {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** All events that the page would show with the same address; what is wrong with that, the page says. */
  async file(call: CallContext, query: AuditLogQuery): Promise<StreamableFile | SeeOther> {
    const { workspace } = call.caller;
    const { choices, faults } = filterOf(query);
    const path = auditLogPath(workspace.slug);
    if (Object.keys(faults).length > 0) return new SeeOther(addressOf(path, query));
    const filter = await this.audit.filterOf(choices, workspace.timeZone);
    return new StreamableFile(Readable.from(this.lines(call, filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="audit-log-${workspace.slug}.csv"`,
    });
  }

  /** Newest first, batch by batch: a long log is never held in memory. */
  private async *lines(call: CallContext, filter: AuditFilter): AsyncGenerator<string> {
    // A mark without which Excel takes UTF-8 for another alphabet.
    yield `\ufeff${csv([HEADER])}`;
    const answer = new LongAnswer(call, this.clock);
    let cursor: string | undefined;
    do {
      await answer.beforePage();
      const page = await this.audit.list(call.caller, { filter, cursor, limit: BATCH });
      if (page.data.length > 0) yield csv(page.data.map(rowOf));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe: names are typed by strangers. */
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
