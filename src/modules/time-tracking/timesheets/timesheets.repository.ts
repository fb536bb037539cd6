import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { PairPlace } from '../../../kernel/http/pair-cursor';
import type { TimesheetState } from './timesheets.rules';

/** A timesheet without its hours. */
export interface TimesheetRow extends DayRange {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly state: TimesheetState;
  readonly submittedAt: Date | null;
  readonly submittedById: string | null;
  readonly submittedByName: string | null;
  readonly submitNote: string | null;
  readonly decidedAt: Date | null;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** The row's sort key: a day, or microseconds since 1970. */
  readonly key: string;
}

export interface TimesheetFilter {
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
  readonly memberId: string | null;
  readonly state: TimesheetState | null;
  /** Periods that end on or after this day. */
  readonly from: Day | null;
  /** Periods that start on or before this day. */
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

/** The fields written by a submission or a decision. */
export interface TimesheetHistory {
  readonly state: TimesheetState;
  readonly submittedAt: Date | null;
  readonly submittedById: string | null;
  readonly submitNote: string | null;
  readonly decidedAt: Date | null;
  readonly decidedById: string | null;
  readonly decisionNote: string | null;
}

const FIELDS = `s.id, s.member_id as "memberId", u.name as "memberName", s.starts_on::text as "startsOn",
    s.ends_on::text as "endsOn", s.state, s.submitted_at as "submittedAt", s.submitted_by_member_id as "submittedById",
    su.name as "submittedByName", s.submit_note as "submitNote", s.decided_at as "decidedAt",
    s.decided_by_member_id as "decidedById", du.name as "decidedByName", s.decision_note as "decisionNote",
    s.created_at as "createdAt", s.updated_at as "updatedAt", s.version`;
const JOINS = `join member m on m.workspace_id = s.workspace_id and m.id = s.member_id
  join app_user u on u.id = m.user_id
  left join member sm on sm.workspace_id = s.workspace_id and sm.id = s.submitted_by_member_id
  left join app_user su on su.id = sm.user_id
  left join member dm on dm.workspace_id = s.workspace_id and dm.id = s.decided_by_member_id
  left join app_user du on du.id = dm.user_id`;
// No period is longer than 31 days. The bound on starts_on lets the index serve the ends_on filter.
const FITS = `($2::text is null or s.member_id = $2) and ($3::text is null or s.member_id = $3)
    and ($4::text is null or s.state = $4)
    and ($5::date is null or (s.ends_on >= $5 and s.starts_on > $5::date - 32)) and ($6::date is null or s.starts_on <= $6)
    and ($7::timestamptz is null or s.updated_at >= $7)`;
const MOMENT = `timestamptz 'epoch' + $8::bigint * interval '1 microsecond'`;

/** All timesheet queries except those for locks and hours. */
@Injectable()
export class TimesheetsRepository {
  constructor(private readonly sql: Sql) {}

  /** Latest period first. */
  list(
    workspaceId: string,
    filter: TimesheetFilter,
    after: PairPlace | null,
    limit: number,
  ): Promise<TimesheetRow[]> {
    return this.sql.rows<TimesheetRow>(
      `select ${FIELDS}, s.starts_on::text as key from timesheet s ${JOINS}
       where s.workspace_id = $1 and ${FITS} and ($8::date is null or (s.starts_on, s.id) < ($8::date, $9::text))
       order by s.starts_on desc, s.id desc limit $10`,
      [workspaceId, ...valuesOf(filter), after?.key ?? null, after?.id ?? null, limit],
    );
  }

  /** In order of change. */
  listChanges(
    workspaceId: string,
    filter: TimesheetFilter,
    after: PairPlace | null,
    limit: number,
  ): Promise<TimesheetRow[]> {
    return this.sql.rows<TimesheetRow>(
      `select ${FIELDS}, (extract(epoch from s.updated_at) * 1000000)::bigint::text as key from timesheet s ${JOINS}
       where s.workspace_id = $1 and ${FITS} and ($8::bigint is null or (s.updated_at, s.id) > (${MOMENT}, $9::text))
       order by s.updated_at, s.id limit $10`,
      [workspaceId, ...valuesOf(filter), after?.key ?? null, after?.id ?? null, limit],
    );
  }

  /** Ordered by id. */
  findAll(workspaceId: string, ids: readonly string[], onlyMemberId: string | null): Promise<TimesheetRow[]> {
    return this.sql.rows<TimesheetRow>(
      `select ${FIELDS}, '' as key from timesheet s ${JOINS}
       where s.workspace_id = $1 and s.id = any($2::text[]) and ($3::text is null or s.member_id = $3) order by s.id`,
      [workspaceId, ids, onlyMemberId],
    );
  }

  /** Locks timesheets until the transaction ends, ordered by id to avoid deadlocks. */
  async lock(workspaceId: string, ids: readonly string[]): Promise<void> {
    await this.sql.rows(
      'select id from timesheet where workspace_id = $1 and id = any($2::text[]) order by id for no key update',
      [workspaceId, ids],
    );
  }

  async write(workspaceId: string, timesheetId: string, story: TimesheetHistory): Promise<void> {
    await this.sql.count(
      `update timesheet set state = $3, submitted_at = $4, submitted_by_member_id = $5, submit_note = $6,
         decided_at = $7, decided_by_member_id = $8, decision_note = $9
       where workspace_id = $1 and id = $2`,
      [
        workspaceId,
        timesheetId,
        story.state,
        story.submittedAt,
        story.submittedById,
        story.submitNote,
        story.decidedAt,
        story.decidedById,
        story.decisionNote,
      ],
    );
  }
}

const valuesOf = (filter: TimesheetFilter): unknown[] => [
  filter.onlyMemberId,
  filter.memberId,
  filter.state,
  filter.from,
  filter.to,
  filter.changedFrom,
];
