import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';

export interface BalanceRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly isActive: boolean;
  readonly typeId: string;
  readonly typeName: string;
  readonly isPaid: boolean;
  readonly paysOut: boolean;
  readonly needsHireDate: boolean;
  readonly hiredOn: Day | null;
  readonly ledgerSeconds: number;
  readonly pendingSeconds: number;
  readonly throughOn: Day | null;
  readonly updatedAt: Date | null;
}

export interface BalanceFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly status: 'active' | 'removed' | 'all';
  readonly changedFrom: Date | null;
}

/** A position in the list. */
export interface BalancePlace {
  readonly memberId: string;
  readonly typeId: string;
}

@Injectable()
export class BalancesRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * By member, then type. Archived types are included only when requested by id. Changes of the member or the type
   * count too, because they decide whether a balance is paid or waits for a hire date.
   */
  list(
    workspaceId: string,
    filter: BalanceFilter,
    after: BalancePlace,
    limit: number,
  ): Promise<BalanceRow[]> {
    return this.sql.rows<BalanceRow>(
      `select m.id as "memberId", u.name as "memberName", m.is_active as "isActive", t.id as "typeId",
         t.name as "typeName", t.is_paid as "isPaid", t.pays_out_on_termination as "paysOut",
         (t.year_starts = 'hire_date' or t.waiting_days > 0) and t.accrual ->> 'kind' <> 'none' as "needsHireDate",
         n.hired_on::text as "hiredOn", l.seconds::float8 as "ledgerSeconds", p.seconds::float8 as "pendingSeconds",
         a.through_on::text as "throughOn", a.updated_at as "updatedAt"
       from member m
       join app_user u on u.id = m.user_id
       join time_off_type t on t.workspace_id = m.workspace_id
       left join employment n on n.workspace_id = m.workspace_id and n.member_id = m.id
       left join time_off_account a on a.workspace_id = m.workspace_id and a.type_id = t.id and a.member_id = m.id
       cross join lateral (select coalesce(sum(seconds), 0) as seconds from time_off_line l
         where l.workspace_id = m.workspace_id and l.member_id = m.id and l.type_id = t.id) as l
       cross join lateral (select coalesce(sum(r.seconds_per_day), 0) as seconds
         from time_off_request r join time_off_request_day d on d.workspace_id = r.workspace_id and d.request_id = r.id
         where r.workspace_id = m.workspace_id and r.member_id = m.id and r.type_id = t.id and r.state = 'pending') as p
       where m.workspace_id = $1 and (m.id, t.id) > ($2, $3) and ($5::text is null or m.id = $5)
         and (t.id = $6 or ($6::text is null and t.archived_at is null))
         and ($7 = 'all' or m.is_active = ($7 = 'active'))
         and ($8::timestamptz is null or greatest(a.updated_at, t.updated_at, m.updated_at, u.updated_at) >= $8)
       order by m.id, t.id limit $4`,
      [
        workspaceId,
        after.memberId,
        after.typeId,
        limit,
        filter.memberId,
        filter.typeId,
        filter.status,
        filter.changedFrom,
      ],
    );
  }
}
