import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import { Sql } from '../../kernel/database/sql';
import type { Unapproved } from './reports.contract';

const MEMBERS = 100;

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly hiredOn: Day | null;
  /** The day on which the seat was made. */
  readonly joinedOn: Day;
  /** The last day of a seat that was taken away. */
  readonly removedOn: Day | null;
}

/** Which members a report is about. */
export interface MembersFrom {
  /** Only this one; null for all. */
  readonly memberId: string | null;
  readonly zone: string;
  /** Whoever was removed before this day is left out. */
  readonly from: Day;
}

/** An ended entry in whole seconds since 1970. */
export interface EntryRow {
  readonly memberId: string;
  readonly begins: number;
  readonly ends: number;
  readonly jobId: string | null;
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

/** Something that stands in the way of paying, or should be looked at. */
export interface SnagRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly category: 'open_entry' | 'edit_request';
  readonly id: string;
  readonly at: Date;
}

/** The stretch of days as instants: from the first, until the first after the last. */
export interface Stretch {
  readonly since: Date;
  readonly until: Date;
}

/** What several reports ask. They read in batches of members, so that no report is ever held whole. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly sql: Sql) {}

  /** Members whose seat was not taken away before a day, in the order of their ids, a hundred at a time. */
  async *members(workspaceId: string, whose: MembersFrom): AsyncGenerator<MemberRow[]> {
    let after = '';
    for (;;) {
      const batch = await this.membersAfter(workspaceId, whose, after);
      if (batch.length > 0) yield batch;
      after = batch.at(-1)?.id ?? '';
      if (batch.length < MEMBERS) return;
    }
  }

  private membersAfter(workspaceId: string, whose: MembersFrom, after: string): Promise<MemberRow[]> {
    return this.sql.rows<MemberRow>(
      `select m.id, u.name, to_char(e.hired_on, 'YYYY-MM-DD') as "hiredOn",
              to_char(m.joined_at at time zone $4, 'YYYY-MM-DD') as "joinedOn",
              to_char(m.removed_at at time zone $4, 'YYYY-MM-DD') as "removedOn"
       from member m join app_user u on u.id = m.user_id
       left join employment e on e.workspace_id = m.workspace_id and e.member_id = m.id
       where m.workspace_id = $1 and m.id > $2 and ($3::text is null or m.id = $3)
         and (m.removed_at is null or (m.removed_at at time zone $4)::date >= $5::date)
       order by m.id limit $6`,
      [workspaceId, after, whose.memberId, whose.zone, whose.from, MEMBERS],
    );
  }

  /** Ended entries of some members that reach into a stretch, by member and in order. */
  entries(workspaceId: string, memberIds: readonly string[], { since, until }: Stretch): Promise<EntryRow[]> {
    return this.sql.rows<EntryRow>(
      `select e.member_id as "memberId", floor(extract(epoch from e.in_at))::float8 as begins,
              floor(extract(epoch from e.out_at))::float8 as ends, e.job_id as "jobId"
       from time_entry e
       where e.workspace_id = $1 and e.member_id = any($2::text[]) and e.archived_at is null
         and e.out_at > $3 and e.in_at < $4
       order by e.member_id, e.in_at`,
      [workspaceId, memberIds, since, until],
    );
  }

  /** Timesheets that touch the range and are not approved. */
  unapproved(
    workspaceId: string,
    { startsOn, endsOn }: DayRange,
    memberId: string | null,
  ): Promise<Unapproved[]> {
    return this.sql.rows<Unapproved>(
      `select t.id, t.member_id as "memberId", u.name as "memberName", to_char(t.starts_on, 'YYYY-MM-DD') as "startsOn",
              to_char(t.ends_on, 'YYYY-MM-DD') as "endsOn", t.state
       from timesheet t
       join member m on m.workspace_id = t.workspace_id and m.id = t.member_id
       join app_user u on u.id = m.user_id
       where t.workspace_id = $1 and t.state <> 'approved' and t.starts_on <= $3 and t.ends_on >= $2
         and ($4::text is null or t.member_id = $4)
       order by t.starts_on, t.id`,
      [workspaceId, startsOn, endsOn, memberId],
    );
  }

  jobs(workspaceId: string): Promise<JobRow[]> {
    return this.sql.rows<JobRow>('select id, name, code from job where workspace_id = $1 order by name, id', [
      workspaceId,
    ]);
  }

  /**
   * People who are still on the clock within a stretch, and corrections that nobody has decided and that touch it: by the
   * times that are proposed, or by those that the entry has now, which a correction may move out of it. In the order of
   * their ids: corrections first, and the oldest of each.
   */
  snags(
    workspaceId: string,
    { since, until, memberId }: Stretch & { readonly memberId: string | null },
    page: { readonly after: string; readonly limit: number },
  ): Promise<SnagRow[]> {
    return this.sql.rows<SnagRow>(
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
