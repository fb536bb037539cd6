import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { ReportSql } from '../../../kernel/database/report-sql';

export interface DayOffRow {
  readonly memberId: string;
  readonly day: Day;
  readonly seconds: number;
}

/** An open entry; `begins` is in whole seconds since 1970. */
export interface OpenRow {
  readonly memberId: string;
  readonly begins: number;
}

/** The queries of the attendance report besides hours: days off and open entries. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly sql: ReportSql) {}

  /** Approved days off that were not voided. */
  daysOff(
    workspaceId: string,
    memberIds: readonly string[],
    { startsOn, endsOn }: DayRange,
  ): Promise<DayOffRow[]> {
    return this.sql.rows<DayOffRow>(
      `select member_id as "memberId", to_char(on_day, 'YYYY-MM-DD') as day, sum(seconds)::float8 as seconds
       from time_off_entry
       where workspace_id = $1 and member_id = any($2::text[]) and voided_at is null and on_day between $3 and $4
       group by member_id, on_day order by member_id, on_day`,
      [workspaceId, memberIds, startsOn, endsOn],
    );
  }

  /** Open entries that began before an instant, at most one per member. */
  open(workspaceId: string, memberIds: readonly string[], until: Date): Promise<OpenRow[]> {
    return this.sql.rows<OpenRow>(
      `select member_id as "memberId", floor(extract(epoch from in_at))::float8 as begins
       from time_entry
       where workspace_id = $1 and member_id = any($2::text[]) and out_at is null and archived_at is null
         and in_at < $3`,
      [workspaceId, memberIds, until],
    );
  }
}
