import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import { ReportSql } from '../../kernel/database/report-sql';
import { entriesWithin } from './entries-within';
import type { Unapproved } from './reports.contract';

export const MEMBERS = 100;

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly hiredOn: Day | null;
  /** The day the membership began. */
  readonly joinedOn: Day;
  /** The day the member was removed: the last day of the membership. */
  readonly removedOn: Day | null;
}

/** The members a report covers. */
export interface MembersFrom {
  /** Only this one; null for all. */
  readonly memberId: string | null;
  readonly zone: string;
  /** Members removed before this day are left out. */
  readonly from: Day;
}

/** A closed entry; times are whole seconds since 1970. */
export interface EntryRow extends MemberPlace {
  readonly begins: number;
  readonly ends: number;
  readonly jobId: string | null;
}

/** The position of an entry in the order of member and clock-in. */
export interface MemberPlace {
  readonly memberId: string;
  /** The clock-in in microseconds since 1970. */
  readonly key: string;
}

/** The members to read, the position to continue after, and the page size. */
export interface MemberPage {
  readonly memberIds: readonly string[];
  readonly after: MemberPlace | null;
  readonly limit: number;
}

/** A timesheet that is not approved, without its member's name. */
export type UnapprovedRow = Omit<Unapproved, 'memberName'>;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** When the member was removed, in milliseconds since 1970. */
  readonly removedMs: number | null;
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

/** An open entry or a pending correction; both block payroll. */
export interface SnagRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly category: 'open_entry' | 'edit_request';
  readonly id: string;
  readonly at: Date;
}

/** A range of days as instants: the start of the first day, and the start of the day after the last. */
export interface Stretch {
  readonly since: Date;
  readonly until: Date;
}

/** SQL that turns a parameter, in microseconds since 1970, into an instant. */
export const momentOf = (parameter: string): string =>
  `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

/** Entries of the members `$4` after the position (`$5`, `$6`); at most `$7` rows. */
export const OF_MEMBERS = {
  members: 'unnest($4::text[]) as m(id)',
  ofMembers: 'e.member_id = any($4::text[])',
  after: `($5::text is null or (e.member_id, e.in_at) > ($5::text, ${momentOf('$6')}))`,
  order: 'member_id, in_at',
  limit: '$7',
} as const;

const ENTRIES = entriesWithin({
  ...OF_MEMBERS,
  columns: 'e.member_id, e.in_at, e.out_at, e.job_id',
  open: false,
});

/** The queries that several reports share. They read in pages, so no report is held in memory as a whole. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly sql: ReportSql) {}

  /** The next 100 members who were not removed before a day, ordered by id. @param after the last id seen */
  members(workspaceId: string, subject: MembersFrom, after: string): Promise<MemberRow[]> {
    return this.sql.rows<MemberRow>(
      `select m.id, u.name, to_char(e.hired_on, 'YYYY-MM-DD') as "hiredOn",
              to_char(m.joined_at at time zone $4, 'YYYY-MM-DD') as "joinedOn",
              to_char(m.removed_at at time zone $4, 'YYYY-MM-DD') as "removedOn"
       from member m join app_user u on u.id = m.user_id
       left join employment e on e.workspace_id = m.workspace_id and e.member_id = m.id
       where m.workspace_id = $1 and m.id > $2 and ($3::text is null or m.id = $3)
         and (m.removed_at is null or (m.removed_at at time zone $4)::date >= $5::date)
       order by m.id limit $6`,
      [workspaceId, after, subject.memberId, subject.zone, subject.from, MEMBERS],
    );
  }

  /** Closed entries that overlap the range, ordered by member and clock-in. */
  entries(
    workspaceId: string,
    { since, until }: Stretch,
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

  /** Unapproved timesheets that overlap the range, ordered by first day. No period is longer than 31 days. */
  unapproved(
    workspaceId: string,
    { range: { startsOn, endsOn }, memberId }: { readonly range: DayRange; readonly memberId: string | null },
    page: { readonly after: Pick<Unapproved, 'startsOn' | 'id'> | null; readonly limit: number },
  ): Promise<UnapprovedRow[]> {
    return this.sql.rows<UnapprovedRow>(
      `select t.id, t.member_id as "memberId", to_char(t.starts_on, 'YYYY-MM-DD') as "startsOn",
              to_char(t.ends_on, 'YYYY-MM-DD') as "endsOn", t.state
       from timesheet t
       where t.workspace_id = $1 and t.state <> 'approved' and t.starts_on <= $3 and t.ends_on >= $2
         and t.starts_on > $2::date - 32 and ($4::text is null or t.member_id = $4)
         and ($5::date is null or (t.starts_on, t.id) > ($5::date, $6::text))
       order by t.starts_on, t.id limit $7`,
      [
        workspaceId,
        startsOn,
        endsOn,
        memberId,
        page.after?.startsOn ?? null,
        page.after?.id ?? null,
        page.limit,
      ],
    );
  }

  /** Names of members, including removed ones. */
  people(workspaceId: string, memberIds: readonly string[]): Promise<PersonRow[]> {
    return this.sql.rows<PersonRow>(
      `select m.id, u.name, floor(extract(epoch from m.removed_at) * 1000)::float8 as "removedMs"
       from member m join app_user u on u.id = m.user_id
       where m.workspace_id = $1 and m.id = any($2::text[])`,
      [workspaceId, memberIds],
    );
  }

  jobs(workspaceId: string): Promise<JobRow[]> {
    return this.sql.rows<JobRow>('select id, name, code from job where workspace_id = $1 order by name, id', [
      workspaceId,
    ]);
  }

  /**
   * Open entries that began before the end of the range, and pending corrections that overlap it: by the proposed
   * times, or by the current times of the entry, which a correction may move out of the range. Ordered by id:
   * corrections first, and the oldest of each kind first.
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
