import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { DueFrom, Where } from './accrual.repository';
import type { Worked } from './shares.rules';

/** More days than an accrual year has. */
const YEAR_DAYS = 367;

/** Reads hours worked for accrual. An entry counts in full from when it is closed and saved until it is archived. */
@Injectable()
export class WorkRepository {
  constructor(private readonly sql: Sql) {}

  /** Work since the start of the accrual years that are still running. */
  async find({ workspaceId, zone }: Where, due: readonly DueFrom[]): Promise<ReadonlyMap<string, Worked[]>> {
    const rows = await this.sql.rows<Worked & { readonly memberId: string }>(
      `select e.member_id as "memberId", c.counted_on::text as "countedOn", c.archived_on::text as "archivedOn",
         sum(floor(extract(epoch from e.out_at)) - floor(extract(epoch from e.in_at)))::float8 as seconds
       from unnest($2::text[], $3::date[]) as d(member_id, first_on)
       join time_entry e on e.workspace_id = $1 and e.member_id = d.member_id and e.out_at is not null
       cross join lateral (select (greatest(e.out_at, e.created_at) at time zone $4)::date as counted_on,
         (e.archived_at at time zone $4)::date as archived_on) as c
       where c.counted_on > d.first_on - ${YEAR_DAYS} and e.in_at > d.first_on - 2 * ${YEAR_DAYS}
       group by e.member_id, c.counted_on, c.archived_on`,
      [workspaceId, due.map(({ memberId }) => memberId), due.map(({ firstOn }) => firstOn), zone],
    );
    const byMember = new Map<string, Worked[]>();
    for (const { memberId, ...worked } of rows) {
      const own = byMember.get(memberId) ?? [];
      own.push(worked);
      byMember.set(memberId, own);
    }
    return byMember;
  }
}
