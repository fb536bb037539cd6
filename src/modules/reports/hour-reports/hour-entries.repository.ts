import { Injectable } from '@nestjs/common';
import { ReportSql } from '../../../kernel/database/report-sql';
import {
  entriesWithin,
  type InstantRange,
  type MemberPage,
  type MemberPlace,
  OF_MEMBERS,
} from '../framework';

/** A closed entry; times are whole seconds since 1970. */
export interface EntryRow extends MemberPlace {
  readonly begins: number;
  readonly ends: number;
  readonly jobId: string | null;
}

const ENTRIES = entriesWithin({
  ...OF_MEMBERS,
  columns: 'e.member_id, e.in_at, e.out_at, e.job_id',
  open: false,
});

/** The entries that hours are counted from. A large statement that stays raw SQL (decision 13). */
@Injectable()
export class HourEntriesRepository {
  constructor(private readonly sql: ReportSql) {}

  /** Closed entries that overlap the range, ordered by member and clock-in. */
  list(
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
}
