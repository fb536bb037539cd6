import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import { Sql } from '../../kernel/database/sql';
import type { PayScheduleKind } from '../rules';
import type { JobTerms, MemberTerms } from './pay-rates.rules';

export interface PayChangeRow {
  readonly id: string;
  readonly memberId: string | null;
  readonly jobId: string | null;
  readonly effectiveOn: Day;
  readonly kind: 'hourly' | 'salary' | null;
  readonly amount: number | null;
  readonly isOvertimeExempt: boolean | null;
  readonly paySchedule: PayScheduleKind | null;
  readonly anchoredOn: Day | null;
  readonly isPaid: boolean | null;
  readonly isOvertimeEligible: boolean | null;
  readonly createdAt: Date;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly version: number;
  /** The member's name or the job's. */
  readonly subjectName: string;
}

/** The terms of a pay change, for a member or a job. */
export type NewTerms = MemberTerms | JobTerms;

/** A pay change to insert. */
export type NewPayChange = PaySubject &
  NewTerms & {
    readonly id: string;
    readonly effectiveOn: Day;
    readonly createdAt: Date;
    readonly createdByMemberId: string;
  };

/** The member or job that a pay change belongs to. */
export type PaySubject = { readonly memberId: string } | { readonly jobId: string };

export interface PayFilter {
  readonly state: 'live' | 'voided' | 'all';
  readonly changedFrom: Date | null;
}

const SELECT = `select c.id, c.member_id as "memberId", c.job_id as "jobId",
    to_char(c.effective_on, 'YYYY-MM-DD') as "effectiveOn", c.kind, c.amount::float8 as amount,
    c.is_overtime_exempt as "isOvertimeExempt", c.pay_schedule as "paySchedule",
    to_char(c.anchored_on, 'YYYY-MM-DD') as "anchoredOn", c.is_paid as "isPaid",
    c.is_overtime_eligible as "isOvertimeEligible", c.created_at as "createdAt", c.voided_at as "voidedAt",
    c.void_reason as "voidReason", c.version, coalesce(u.name, j.name) as "subjectName"
  from pay_change c
  left join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
  left join app_user u on u.id = m.user_id
  left join job j on j.workspace_id = c.workspace_id and j.id = c.job_id
  where c.workspace_id = $1`;

const idOf = (subject: PaySubject): [string | null, string | null] =>
  'memberId' in subject ? [subject.memberId, null] : [null, subject.jobId];

/** All pay queries. The database limits amounts to safe integers. */
@Injectable()
export class PayRatesRepository {
  constructor(private readonly sql: Sql) {}

  /** Latest effective date first. @param after effective date and id of the last row seen; '' for the first page */
  list(
    workspaceId: string,
    subject: PaySubject,
    filter: PayFilter,
    page: { readonly after: string; readonly limit: number },
  ): Promise<PayChangeRow[]> {
    return this.sql.rows<PayChangeRow>(
      `${SELECT} and (c.member_id = $2 or c.job_id = $3) and ($4 = '' or to_char(c.effective_on, 'YYYY-MM-DD') || c.id < $4)
         and ($6 = 'all' or (c.voided_at is null) = ($6 = 'live')) and ($7::timestamptz is null or c.updated_at >= $7)
       order by to_char(c.effective_on, 'YYYY-MM-DD') || c.id desc limit $5`,
      [workspaceId, ...idOf(subject), page.after, page.limit, filter.state, filter.changedFrom],
    );
  }

  find(workspaceId: string, changeId: string): Promise<PayChangeRow | undefined> {
    return this.sql.row<PayChangeRow>(`${SELECT} and c.id = $2`, [workspaceId, changeId]);
  }

  /** The change that applies to a member or a job on a day. */
  findOn(workspaceId: string, subject: PaySubject, day: Day): Promise<PayChangeRow | undefined> {
    return this.sql.row<PayChangeRow>(
      `${SELECT} and (c.member_id = $2 or c.job_id = $3) and c.voided_at is null and c.effective_on <= $4
       order by c.effective_on desc limit 1`,
      [workspaceId, ...idOf(subject), day],
    );
  }

  /**
   * The changes that apply in a range of days: the last one before it per member or job, and those within. Oldest
   * first.
   * @param memberIds the members; null for all jobs
   */
  listWithin(
    workspaceId: string,
    { startsOn, endsOn }: DayRange,
    memberIds: readonly string[] | null,
  ): Promise<PayChangeRow[]> {
    return this.sql.rows<PayChangeRow>(
      `with last as (
         select distinct on (b.member_id, b.job_id) b.id from pay_change b
         where b.workspace_id = $1 and b.voided_at is null and b.effective_on <= $2
           and ($4::text[] is null and b.job_id is not null or b.member_id = any($4))
         order by b.member_id, b.job_id, b.effective_on desc)
       ${SELECT} and c.voided_at is null
         and ($4::text[] is null and c.job_id is not null or c.member_id = any($4))
         and (c.effective_on > $2 and c.effective_on <= $3 or c.id in (select id from last))
       order by c.effective_on, c.id`,
      [workspaceId, startsOn, endsOn, memberIds],
    );
  }

  async add(workspaceId: string, change: NewPayChange): Promise<void> {
    await this.sql.addAll('pay_change', workspaceId, [change]);
  }

  /** Voids an active change. @returns whether it was active */
  async takeVoided(
    workspaceId: string,
    changeId: string,
    by: { readonly memberId: string; readonly reason: string; readonly now: Date },
  ): Promise<boolean> {
    const voided = await this.sql.count(
      `update pay_change set voided_at = $3, voided_by_member_id = $4, void_reason = $5
       where workspace_id = $1 and id = $2 and voided_at is null`,
      [workspaceId, changeId, by.now, by.memberId, by.reason],
    );
    return voided > 0;
  }
}
