import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { ReportSql } from '../../../kernel/database/report-sql';
import {
  entriesWithin,
  type InstantRange,
  type MemberPage,
  type MemberPlace,
  OF_MEMBERS,
} from '../framework';

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

/** A closed entry; times are whole seconds since 1970. */
export interface EntryRow extends MemberPlace {
  readonly begins: number;
  readonly ends: number;
  readonly jobId: string | null;
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

const ENTRIES = entriesWithin({
  ...OF_MEMBERS,
  columns: 'e.member_id, e.in_at, e.out_at, e.job_id',
  open: false,
});

/** The queries of the hour reports. */
@Injectable()
export class HourReportsRepository {
  constructor(private readonly sql: ReportSql) {}

  /** Closed entries that overlap the range, ordered by member and clock-in. */
  entries(
    workspaceId: string,
    { since, until }: InstantRange,
    { memberIds, after, limit }: MemberPage,
  ): Promise<EntryRow[]> {
    return this.sql.rows<EntryRow>(
      `select e.member_id as "memberId", floor(extract(epoch from e.in_at))::float8 as begins,
              floor(extract(epoch from e.out_at))::float8 as ends, e.job_id as "jobId",
              (extract(epoch from e.in_at) * 1000000)::bigint::text as key
       from (${ENTRIES}) e order by e.member_id, e.in_at`,
      [workspaceId, since, until, memberIds, after?.memberId ?? null, after?.key ?? null, limit],
    );
  }

  jobs(workspaceId: string): Promise<JobRow[]> {
    return this.sql.rows<JobRow>('select id, name, code from job where workspace_id = $1 order by name, id', [
      workspaceId,
    ]);
  }

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
