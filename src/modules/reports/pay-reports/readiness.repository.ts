import { Injectable } from '@nestjs/common';
import { ReportSql } from '../../../kernel/database/report-sql';
import type { InstantRange } from '../framework';

/** An open entry or a pending correction; both block payroll. */
export interface BlockerRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly category: 'open_entry' | 'edit_request';
  readonly id: string;
  readonly at: Date;
}

/** The query of payroll readiness. */
@Injectable()
export class ReadinessRepository {
  constructor(private readonly sql: ReportSql) {}

  /**
   * Open entries that began before the end of the range, and pending corrections that overlap it: by the proposed
   * times, or by the current times of the entry, which a correction may move out of the range. Ordered by id:
   * corrections first, and the oldest of each kind first.
   */
  blockers(
    workspaceId: string,
    { since, until, memberId }: InstantRange & { readonly memberId: string | null },
    page: { readonly after: string; readonly limit: number },
  ): Promise<BlockerRow[]> {
    return this.sql.rows<BlockerRow>(
      `select s.member_id as "memberId", u.name as "memberName", s.category, s.id, s.at
       from (
         select e.member_id, 'open_entry' as category, e.id, e.in_at as at from time_entry e
         where e.workspace_id = $1 and e.out_at is null and e.archived_at is null and e.in_at < $3
         union all
         select r.member_id, 'edit_request', r.id, coalesce(e.in_at, r.in_at) from edit_request r
         left join time_entry e
           on e.workspace_id = r.workspace_id and e.id = r.entry_id and e.archived_at is null
         where r.workspace_id = $1 and r.state = 'pending'
           and ((r.in_at < $3 and r.out_at > $2) or (e.in_at < $3 and e.out_at > $2))
       ) s
       join member m on m.workspace_id = $1 and m.id = s.member_id
       join app_user u on u.id = m.user_id
       where m.workspace_id = $1 and ($4::text is null or s.member_id = $4) and s.id > $5
       order by s.id limit $6`,
      [workspaceId, since, until, memberId, page.after, page.limit],
    );
  }
}
