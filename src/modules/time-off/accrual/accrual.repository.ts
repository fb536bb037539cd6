import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { DueLine } from './accrual.rules';
import type { Employed, Progress } from './accrual-start.rules';

/** One member's account of a type, with the member data that accrual depends on. */
export interface AccountRow extends Employed, Progress {
  readonly memberId: string;
}

/** An account and its first unprocessed day. */
export interface DueFrom {
  readonly memberId: string;
  readonly firstOn: Day;
}

/** One type of one workspace, whose days follow the workspace's time zone. */
export interface Where {
  readonly workspaceId: string;
  readonly typeId: string;
  readonly zone: string;
}

export interface NewLine extends DueLine {
  readonly id: string;
  readonly memberId: string;
}

@Injectable()
export class AccrualRepository {
  constructor(private readonly sql: Sql) {}

  /** Creates missing accounts. @param memberId one member; null for all */
  async open({ workspaceId, typeId }: Where, memberId: string | null): Promise<void> {
    await this.sql.count(
      `insert into time_off_account (workspace_id, type_id, member_id)
       select m.workspace_id, $2, m.id from member m
       where m.workspace_id = $1 and ($3::text is null or m.id = $3)
       on conflict on constraint time_off_account_pkey do nothing`,
      [workspaceId, typeId, memberId],
    );
  }

  /** Locks accounts until the transaction ends, in a fixed order. @param memberId one member; null for all */
  lock({ workspaceId, typeId, zone }: Where, memberId: string | null): Promise<AccountRow[]> {
    return this.sql.rows<AccountRow>(
      `select a.member_id as "memberId", a.through_on::text as "throughOn", a.counts_from::text as "countsFrom",
         a.counted_seconds::float8 as "countedSeconds", a.based_on::text as "basedOn", n.hired_on::text as "hiredOn",
         (m.joined_at at time zone $4)::date::text as "joinedOn",
         (m.removed_at at time zone $4)::date::text as "leftOn"
       from time_off_account a join member m on m.workspace_id = a.workspace_id and m.id = a.member_id
       left join employment n on n.workspace_id = a.workspace_id and n.member_id = a.member_id
       where a.workspace_id = $1 and a.type_id = $2 and ($3::text is null or a.member_id = $3)
       order by a.member_id for no key update of a`,
      [workspaceId, typeId, memberId, zone],
    );
  }

  /** Inserts due lines. Lines that already exist are skipped. */
  async add({ workspaceId, typeId }: Where, lines: readonly NewLine[], now: Date): Promise<void> {
    if (lines.length === 0) return;
    await this.sql.count(
      `insert into time_off_line (workspace_id, type_id, id, member_id, kind, seconds, effective_on, due_on, recorded_at)
       select $1, $2, l.id, l.member_id, l.kind, l.seconds, l.due_on, l.due_on, $8
       from unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::date[]) as l(id, member_id, kind, seconds, due_on)
       on conflict on constraint time_off_line_due_key do nothing`,
      [
        workspaceId,
        typeId,
        lines.map(({ id }) => id),
        lines.map(({ memberId }) => memberId),
        lines.map(({ kind }) => kind),
        lines.map(({ seconds }) => seconds),
        lines.map(({ dueOn }) => dueOn),
        now,
      ],
    );
  }

  /** @param changed the members whose balance changed */
  async move(
    { workspaceId, typeId }: Where,
    accounts: readonly (Progress & { memberId: string })[],
    changed: ReadonlySet<string>,
  ): Promise<void> {
    await this.sql.count(
      `update time_off_account a set through_on = n.through_on, counts_from = n.counts_from,
         counted_seconds = n.counted, based_on = n.based_on, updated_at = case when n.changed then clock_timestamp() else a.updated_at end
       from unnest($3::text[], $4::date[], $5::date[], $6::bigint[], $7::boolean[], $8::date[])
         as n(member_id, through_on, counts_from, counted, changed, based_on)
       where a.workspace_id = $1 and a.type_id = $2 and a.member_id = n.member_id`,
      [
        workspaceId,
        typeId,
        accounts.map(({ memberId }) => memberId),
        accounts.map(({ throughOn }) => throughOn),
        accounts.map(({ countsFrom }) => countsFrom),
        accounts.map(({ countedSeconds }) => countedSeconds),
        accounts.map(({ memberId }) => changed.has(memberId)),
        accounts.map(({ basedOn }) => basedOn),
      ],
    );
  }

  /** Restarts the counting of work and skips the days up to `throughOn`. @param throughOn null to skip no days */
  async restart({ workspaceId, typeId }: Where, throughOn: Day | null): Promise<void> {
    await this.sql.count(
      `update time_off_account a set counts_from = null, counted_seconds = 0,
         through_on = greatest(a.through_on, $3::date) where a.workspace_id = $1 and a.type_id = $2`,
      [workspaceId, typeId, throughOn],
    );
  }
}
