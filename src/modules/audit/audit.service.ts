import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { endOf, startOf } from '../../kernel/calendar/calendar';
import { cursorOf, placeOf, toPage } from '../../kernel/http/paging.contract';
import type { AuditEventView, AuditPage } from './audit.contract';
import { type AuditFilter, AuditRepository, type AuditRow } from './audit.repository';
import type { ChainedEvent } from './audit.rules';
import type { AuditQuery } from './audit-query';
import { sentenceOf } from './audit-sentences';

/** A page of the log, newest first, with cursors in both directions. */
export interface AuditWindow {
  readonly data: readonly AuditEventView[];
  /** Cursor of newer events; null on the first page. */
  readonly newer: string | null;
  /** Cursor of older events; null on the last page. */
  readonly older: string | null;
}

/** The filter that a reader chose. Days (`2026-11-22`) are in the workspace's time zone, both inclusive. */
export interface AuditChoice {
  /** A user's id. */
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Place = { readonly cursor?: string | undefined; readonly newer?: string | undefined };

@Injectable()
export class AuditService {
  constructor(private readonly events: AuditRepository) {}

  /** Newest first. */
  async list(caller: Principal, query: AuditQuery): Promise<AuditPage> {
    const rows = await this.events.list(
      caller.workspaceId,
      query.filter,
      placeOf(query.cursor),
      query.limit + 1,
    );
    return toPage(rows, query.limit, (row) => row.id, eventView);
  }

  /** A page of the log. @param place returns events older than `cursor` or newer than `newer` */
  async window(caller: Principal, filter: AuditFilter, place: Place, limit: number): Promise<AuditWindow> {
    if (place.newer === undefined) return this.older(caller, filter, place.cursor, limit);
    const after = placeOf(place.newer);
    const rows = await this.events.listNewer(caller.workspaceId, filter, after, limit + 1);
    if (rows.length <= limit) return this.older(caller, filter, undefined, limit);
    const data = rows.slice(0, limit).reverse();
    return { data: data.map(eventView), newer: cursorAt(data.at(0)), older: cursorAt(data.at(-1)) };
  }

  /** Converts a reader's choice to a filter. @param zone IANA time zone of the workspace, for the days */
  filterOf({ person, action, from, to }: AuditChoice, zone: string): AuditFilter {
    return {
      actorUserId: person ?? null,
      action: action ?? null,
      from: from ? startOf(from, zone) : null,
      to: to ? endOf(to, zone) : null,
    };
  }

  private async older(
    caller: Principal,
    filter: AuditFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<AuditWindow> {
    const { data, nextCursor } = await this.list(caller, { filter, cursor, limit });
    return { data, newer: cursor === undefined ? null : cursorAt(data.at(0)), older: nextCursor };
  }
}

const cursorAt = (event: { readonly id: string } | undefined): string | null =>
  event ? cursorOf(event.id) : null;

function eventView({ canonical }: AuditRow): AuditEventView {
  const { chain: _chain, seq: _seq, ...event } = JSON.parse(canonical) as ChainedEvent;
  return { ...event, sentence: sentenceOf(event) };
}
