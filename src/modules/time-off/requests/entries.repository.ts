import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import { newId } from '../../../kernel/id/id';

export interface EntryRow {
  readonly id: string;
  readonly requestId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly typeId: string;
  readonly typeName: string;
  readonly isPaid: boolean;
  readonly day: Day;
  readonly seconds: number;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly version: number;
}

/** An approved request; each of its days becomes an entry. */
export interface Approved {
  readonly id: string;
  readonly memberId: string;
  readonly typeId: string;
  readonly days: readonly Day[];
  readonly secondsPerDay: number;
}

export interface EntryFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly status: 'live' | 'voided' | 'all';
  readonly changedFrom: Date | null;
}

const SELECT = `select e.id, e.request_id as "requestId", e.member_id as "memberId", u.name as "memberName",
    e.type_id as "typeId", t.name as "typeName", t.is_paid as "isPaid", e.on_day::text as day, e.seconds,
    e.voided_at as "voidedAt", e.void_reason as "voidReason", e.version
  from time_off_entry e
  join time_off_type t on t.workspace_id = e.workspace_id and t.id = e.type_id
  join member m on m.workspace_id = e.workspace_id and m.id = e.member_id join app_user u on u.id = m.user_id
  where e.workspace_id = $1`;

@Injectable()
export class EntriesRepository {
  constructor(private readonly sql: Sql) {}

  /** In the order of approval. Changes of the type count too, because it decides whether a day is paid. */
  list(workspaceId: string, filter: EntryFilter, after: string, limit: number): Promise<EntryRow[]> {
    return this.sql.rows<EntryRow>(
      `${SELECT} and e.id > $2 and ($4::text is null or e.member_id = $4) and ($5::text is null or e.type_id = $5)
         and ($6::date is null or e.on_day >= $6) and ($7::date is null or e.on_day <= $7)
         and ($8 = 'all' or (e.voided_at is null) = ($8 = 'live'))
         and ($9::timestamptz is null or greatest(e.updated_at, t.updated_at) >= $9) order by e.id limit $3`,
      [
        workspaceId,
        after,
        limit,
        filter.memberId,
        filter.typeId,
        filter.from,
        filter.to,
        filter.status,
        filter.changedFrom,
      ],
    );
  }

  /** @param onlyMemberId limits the lookup to one member; null for all */
  find(workspaceId: string, entryId: string, onlyMemberId: string | null): Promise<EntryRow | undefined> {
    return this.sql.row<EntryRow>(`${SELECT} and e.id = $2 and ($3::text is null or e.member_id = $3)`, [
      workspaceId,
      entryId,
      onlyMemberId,
    ]);
  }

  /** Creates an entry for each day of a request. @returns the new entries in day order */
  async add(workspaceId: string, request: Approved, now: Date): Promise<{ entryId: string; onDay: Day }[]> {
    const entries = request.days.map((onDay) => ({ entryId: newId('toe'), onDay }));
    await this.sql.count(
      `insert into time_off_entry (workspace_id, id, request_id, type_id, member_id, on_day, seconds, created_at)
       select $1, n.id, $4, $5, $6, n.on_day, $7, $8 from unnest($2::text[], $3::date[]) as n(id, on_day)`,
      [
        workspaceId,
        entries.map(({ entryId }) => entryId),
        request.days,
        request.id,
        request.typeId,
        request.memberId,
        request.secondsPerDay,
        now,
      ],
    );
    return entries;
  }

  /** Voids an active entry. @returns whether it was active */
  async takeVoided(workspaceId: string, entryId: string, reason: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update time_off_entry set voided_at = $4, void_reason = $3
       where workspace_id = $1 and id = $2 and voided_at is null`,
      [workspaceId, entryId, reason, now],
    );
    return count === 1;
  }
}
