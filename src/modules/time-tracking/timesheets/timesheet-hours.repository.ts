import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { Span } from '../time-entries';

/** A member's time range; `until` is exclusive. */
export interface Stretch {
  readonly memberId: string;
  readonly from: Date;
  readonly until: Date;
}

export interface StretchHours {
  readonly workedSeconds: number;
  readonly entryCount: number;
  /** The open entry that started before the range ends. */
  readonly openEntryId: string | null;
}

/** Computes the hours of timesheets from the entries. They are not stored separately. */
@Injectable()
export class TimesheetHoursRepository {
  constructor(private readonly sql: Sql) {}

  /** The hours of several ranges, in the same order. Entry times are truncated to seconds. */
  sumHours(workspaceId: string, stretches: readonly Stretch[]): Promise<StretchHours[]> {
    return this.sql.rows<StretchHours>(
      `select coalesce(sum(floor(extract(epoch from least(e.out_at, s.until)))
           - floor(extract(epoch from greatest(e.in_at, s.since)))) filter (where e.out_at is not null), 0)::int
           as "workedSeconds",
         count(e.id)::int as "entryCount", min(e.id) filter (where e.out_at is null) as "openEntryId"
       from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) with ordinality as s(member_id, since, until, at)
       left join time_entry e on e.workspace_id = $1 and e.member_id = s.member_id and e.archived_at is null
         and tstzrange(e.in_at, e.out_at) && tstzrange(s.since, s.until)
       group by s.at order by s.at`,
      [
        workspaceId,
        stretches.map(({ memberId }) => memberId),
        stretches.map(({ from }) => from),
        stretches.map(({ until }) => until),
      ],
    );
  }

  /** The closed spans that overlap a range, in order and not clipped to it. */
  spansOf(workspaceId: string, { memberId, from, until }: Stretch): Promise<Span[]> {
    return this.sql.rows<Span>(
      `select e.in_at as "inAt", e.out_at as "outAt" from time_entry e
       where e.workspace_id = $1 and e.member_id = $2 and e.archived_at is null and e.out_at is not null
         and tstzrange(e.in_at, e.out_at) && tstzrange($3, $4) order by e.in_at`,
      [workspaceId, memberId, from, until],
    );
  }
}
