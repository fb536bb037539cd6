import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { LINE_KINDS } from './ledger.contract';

export interface LineRow {
  readonly id: string;
  readonly memberId: string;
  readonly typeId: string;
  readonly kind: (typeof LINE_KINDS)[number];
  readonly seconds: number;
  readonly effectiveOn: Day;
  readonly recordedAt: Date;
  readonly entryId: string | null;
  readonly reason: string | null;
  readonly byId: string | null;
  readonly byName: string | null;
}

export interface NewLedgerLine {
  readonly id: string;
  readonly memberId: string;
  readonly typeId: string;
  readonly kind: 'usage' | 'adjustment' | 'reversal';
  readonly seconds: number;
  readonly effectiveOn: Day;
  readonly entryId: string | null;
  readonly reason: string | null;
  readonly byMemberId: string;
}

export interface LedgerFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly kind: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

const SELECT = `select l.id, l.member_id as "memberId", l.type_id as "typeId", l.kind, l.seconds::float8 as seconds,
    l.effective_on::text as "effectiveOn", l.recorded_at as "recordedAt", l.entry_id as "entryId", l.reason,
    l.by_member_id as "byId", u.name as "byName"
  from time_off_line l
  left join member b on b.workspace_id = l.workspace_id and b.id = l.by_member_id
  left join app_user u on u.id = b.user_id
  where l.workspace_id = $1`;

@Injectable()
export class LedgerRepository {
  constructor(private readonly sql: Sql) {}

  /** In the order recorded. */
  list(workspaceId: string, filter: LedgerFilter, after: string, limit: number): Promise<LineRow[]> {
    return this.sql.rows<LineRow>(
      `${SELECT} and l.id > $2 and ($4::text is null or l.member_id = $4) and ($5::text is null or l.type_id = $5)
         and ($6::text is null or l.kind = $6) and ($7::date is null or l.effective_on >= $7)
         and ($8::date is null or l.effective_on <= $8) and ($9::timestamptz is null or l.recorded_at >= $9)
       order by l.id limit $3`,
      [
        workspaceId,
        after,
        limit,
        filter.memberId,
        filter.typeId,
        filter.kind,
        filter.from,
        filter.to,
        filter.changedFrom,
      ],
    );
  }

  find(workspaceId: string, lineId: string): Promise<LineRow | undefined> {
    return this.sql.row<LineRow>(`${SELECT} and l.id = $2`, [workspaceId, lineId]);
  }

  /** Inserts lines of one locked account. */
  async add(workspaceId: string, lines: readonly NewLedgerLine[], now: Date): Promise<void> {
    const of = <K extends keyof NewLedgerLine>(key: K) => lines.map((line) => line[key]);
    await this.sql.count(
      `insert into time_off_line (workspace_id, id, member_id, type_id, kind, seconds, effective_on, entry_id, reason,
         by_member_id, recorded_at)
       select $1, l.*, $11 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::date[],
         $8::text[], $9::text[], $10::text[]) as l`,
      [
        workspaceId,
        of('id'),
        of('memberId'),
        of('typeId'),
        of('kind'),
        of('seconds'),
        of('effectiveOn'),
        of('entryId'),
        of('reason'),
        of('byMemberId'),
        now,
      ],
    );
  }

  /** Updates `updated_at` of the account, for clients that sync balances. */
  async touch(workspaceId: string, typeId: string, memberId: string): Promise<void> {
    await this.sql.count(
      `update time_off_account set updated_at = clock_timestamp()
       where workspace_id = $1 and type_id = $2 and member_id = $3`,
      [workspaceId, typeId, memberId],
    );
  }
}
