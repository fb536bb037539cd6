import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { ReportSql } from '../../../kernel/database/report-sql';
import type { Unapproved } from './report.contract';

export const MEMBER_PAGE = 100;

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

/** A range of days as instants: the start of the first day, and the start of the day after the last. */
export interface InstantRange {
  readonly since: Date;
  readonly until: Date;
}

/** The queries that several reports share. They read in pages, so no report is held in memory as a whole. */
@Injectable()
export class ReportMembersRepository {
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
      [workspaceId, after, subject.memberId, subject.zone, subject.from, MEMBER_PAGE],
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
}
