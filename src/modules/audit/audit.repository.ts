import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { ChainEnds, ChainedEvent, StoredLink } from './audit.rules';

export interface ChainEnd {
  readonly lastSeq: string;
  readonly lastHash: Buffer;
}

export interface NewAuditEvent {
  readonly chain: string;
  readonly seq: string;
  readonly id: string;
  readonly workspaceId: string | null;
  readonly at: Date;
  readonly action: string;
  readonly actorUserId: string | null;
  readonly canonical: string;
  readonly hash: Buffer;
}

export interface AuditFilter {
  readonly actorUserId: string | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

export interface AuditRow {
  readonly id: string;
  readonly canonical: string;
}

/** A person who can be the actor of an event. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** A range of days as `2026-11-22`, both inclusive; open at a missing end. */
export interface DaySpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const FITS = `($3::text is null or actor_user_id = $3) and ($4::text is null or action = $4)
         and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)`;
const NO_HASH = Buffer.alloc(32);

@Injectable()
export class AuditRepository {
  constructor(private readonly sql: Sql) {}

  /** Locks the end of a chain until the transaction ends, so that concurrent writers wait for each other. */
  async lockEnd(chain: string): Promise<ChainEnd> {
    await this.sql.count(
      `insert into audit_chain (chain, last_seq, last_hash, anchor_seq, anchor_hash) values ($1, 0, $2, 0, $2)
       on conflict on constraint audit_chain_pkey do nothing`,
      [chain, NO_HASH],
    );
    const end = await this.sql.row<ChainEnd>(
      'select last_seq::text as "lastSeq", last_hash as "lastHash" from audit_chain where chain = $1 for update',
      [chain],
    );
    if (!end) throw new Error(`the audit chain ${chain} vanished`);
    return end;
  }

  async append(event: NewAuditEvent): Promise<void> {
    await this.sql.count(
      `with appended as (
         insert into audit_event (chain, seq, id, workspace_id, at, action, actor_user_id, canonical, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning chain, seq, hash)
       update audit_chain c set last_seq = a.seq, last_hash = a.hash from appended a where c.chain = a.chain`,
      [
        event.chain,
        event.seq,
        event.id,
        event.workspaceId,
        event.at,
        event.action,
        event.actorUserId,
        event.canonical,
        event.hash,
      ],
    );
  }

  /** One event of a chain by id. */
  async find(chain: string, eventId: string): Promise<ChainedEvent | undefined> {
    const row = await this.sql.row<{ canonical: string }>(
      'select e.canonical from audit_event e where chain = $1 and id = $2',
      [chain, eventId],
    );
    return row && JSON.parse(row.canonical);
  }

  /** Newest first. @param before an event id, '' for the start */
  list(workspaceId: string, filter: AuditFilter, before: string, limit: number): Promise<AuditRow[]> {
    return this.sql.rows<AuditRow>(
      `select id, canonical from audit_event
       where workspace_id = $1 and ($2 = '' or id < $2) and ${FITS}
       order by id desc limit $7`,
      [workspaceId, before, filter.actorUserId, filter.action, filter.from, filter.to, limit],
    );
  }

  /** Events newer than a given one, oldest first. @param after an event id */
  listNewer(workspaceId: string, filter: AuditFilter, after: string, limit: number): Promise<AuditRow[]> {
    return this.sql.rows<AuditRow>(
      `select id, canonical from audit_event
       where workspace_id = $1 and id > $2 and ${FITS} order by id limit $7`,
      [workspaceId, after, filter.actorUserId, filter.action, filter.from, filter.to, limit],
    );
  }

  /** Current and former members, by name; at most 1,000. */
  people(workspaceId: string): Promise<Actor[]> {
    return this.sql.rows<Actor>(
      `select u.id as "userId", u.name, u.email from member m join app_user u on u.id = m.user_id
       where m.workspace_id = $1 order by lower(u.name), u.id limit 1000`,
      [workspaceId],
    );
  }

  /** The start of the first day and the end of the last day in a time zone, also across DST changes. */
  async span({ from, to }: DaySpan, zone: string): Promise<Pick<AuditFilter, 'from' | 'to'>> {
    const span = await this.sql.row<Pick<AuditFilter, 'from' | 'to'>>(
      `select ($1::date)::timestamp at time zone $3 as "from", ($2::date + 1)::timestamp at time zone $3 as "to"`,
      [from ?? null, to ?? null, zone],
    );
    return span ?? { from: null, to: null };
  }

  chains(): Promise<ChainEnds[]> {
    return this.sql.rows<ChainEnds>(
      `select chain, anchor_seq::text as "anchorSeq", encode(anchor_hash, 'hex') as "anchorHash",
         last_seq::text as "lastSeq", encode(last_hash, 'hex') as "lastHash" from audit_chain order by chain`,
    );
  }

  /** The events of a chain in order. @param after the `seq` of the previous event, '' for the start */
  async links(chain: string, after: string, limit: number): Promise<StoredLink[]> {
    const rows = await this.sql.rows<Omit<StoredLink, 'at'> & { at: Date }>(
      `select seq::text as seq, canonical, encode(hash, 'hex') as hash, id, at, action, actor_user_id as "actorUserId",
         workspace_id as "workspaceId"
       from audit_event e where chain = $1 and ($2 = '' or seq > $2::bigint) order by e.seq limit $3`,
      [chain, after, limit],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Deletes older events from every chain and moves the chain anchors. @returns the number of deleted events */
  async purge(before: Date): Promise<number> {
    const row = await this.sql.row<{ purged: number }>('select audit_purge($1)::int as purged', [before]);
    return row?.purged ?? 0;
  }
}
