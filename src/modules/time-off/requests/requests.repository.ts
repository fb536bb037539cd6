import { Injectable } from '@nestjs/common';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { RequestState } from './requests.contract';

export interface RequestRow {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly typeId: string;
  readonly typeName: string;
  readonly days: Day[];
  readonly secondsPerDay: number;
  readonly note: string | null;
  readonly state: RequestState;
  readonly askedById: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  readonly version: number;
}

export interface NewRequest {
  readonly id: string;
  readonly memberId: string;
  readonly typeId: string;
  readonly days: readonly Day[];
  readonly secondsPerDay: number;
  readonly note: string | null;
  readonly askedById: string;
  readonly now: Date;
}

export interface Verdict {
  readonly state: Exclude<RequestState, 'pending'>;
  readonly byMemberId: string;
  readonly note: string | null;
  readonly now: Date;
}

export interface RequestFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly state: RequestState | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

/** The balance of an account and its pending hours. */
export interface AccountBalance {
  readonly ledgerSeconds: number;
  readonly pendingSeconds: number;
}

const DAYS_OF = `from time_off_request_day d where d.workspace_id = r.workspace_id and d.request_id = r.id`;
const SELECT = `select r.id, r.member_id as "memberId", mu.name as "memberName", r.type_id as "typeId",
    t.name as "typeName", (select array_agg(d.on_day::text order by d.on_day) ${DAYS_OF}) as days,
    r.seconds_per_day as "secondsPerDay", r.note, r.state, r.asked_by_member_id as "askedById",
    au.name as "askedByName", r.created_at as "askedAt", r.decided_by_member_id as "decidedById",
    du.name as "decidedByName", r.decided_at as "decidedAt", r.decision_note as "decisionNote", r.version
  from time_off_request r
  join time_off_type t on t.workspace_id = r.workspace_id and t.id = r.type_id
  join member m on m.workspace_id = r.workspace_id and m.id = r.member_id join app_user mu on mu.id = m.user_id
  join member a on a.workspace_id = r.workspace_id and a.id = r.asked_by_member_id join app_user au on au.id = a.user_id
  left join member b on b.workspace_id = r.workspace_id and b.id = r.decided_by_member_id
  left join app_user du on du.id = b.user_id
  where r.workspace_id = $1`;

@Injectable()
export class RequestsRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. */
  list(workspaceId: string, filter: RequestFilter, after: string, limit: number): Promise<RequestRow[]> {
    return this.sql.rows<RequestRow>(
      `${SELECT} and r.id > $2 and ($4::text is null or r.member_id = $4) and ($5::text is null or r.type_id = $5)
         and ($6::text is null or r.state = $6) and ($9::timestamptz is null or r.updated_at >= $9)
         and (($7::date is null and $8::date is null) or exists (select ${DAYS_OF}
           and ($7::date is null or d.on_day >= $7) and ($8::date is null or d.on_day <= $8)))
       order by r.id limit $3`,
      [
        workspaceId,
        after,
        limit,
        filter.memberId,
        filter.typeId,
        filter.state,
        filter.from,
        filter.to,
        filter.changedFrom,
      ],
    );
  }

  /** @param onlyMemberId limits the lookup to requests for one member; null for all */
  find(workspaceId: string, requestId: string, onlyMemberId: string | null): Promise<RequestRow | undefined> {
    return this.sql.row<RequestRow>(`${SELECT} and r.id = $2 and ($3::text is null or r.member_id = $3)`, [
      workspaceId,
      requestId,
      onlyMemberId,
    ]);
  }

  /** Locks a request until the transaction ends. */
  async lock(workspaceId: string, requestId: string): Promise<void> {
    await this.sql.rows(
      'select id from time_off_request where workspace_id = $1 and id = $2 for no key update',
      [workspaceId, requestId],
    );
  }

  /** Serialises new requests per member until the transaction ends: the 24-hour limit of a day spans all types. */
  async queueFor(memberId: string): Promise<void> {
    await this.sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`time off of ${memberId}`]);
  }

  async add(workspaceId: string, request: NewRequest): Promise<void> {
    await this.sql.count(
      `insert into time_off_request
         (workspace_id, id, member_id, type_id, seconds_per_day, note, state, asked_by_member_id, created_at)
       values ($1, $2, $3, $4, $5, $6, 'pending', $7, $8)`,
      [
        workspaceId,
        request.id,
        request.memberId,
        request.typeId,
        request.secondsPerDay,
        request.note,
        request.askedById,
        request.now,
      ],
    );
    await this.sql.count(
      `insert into time_off_request_day (workspace_id, request_id, on_day) select $1, $2, unnest($3::date[])`,
      [workspaceId, request.id, request.days],
    );
  }

  async decide(workspaceId: string, requestId: string, verdict: Verdict): Promise<void> {
    await this.sql.count(
      `update time_off_request set state = $3, decided_by_member_id = $4, decision_note = $5, decided_at = $6
       where workspace_id = $1 and id = $2 and state = 'pending'`,
      [workspaceId, requestId, verdict.state, verdict.byMemberId, verdict.note, verdict.now],
    );
  }

  /** Requires that the caller has locked the account. */
  async balanceOf(workspaceId: string, typeId: string, memberId: string): Promise<AccountBalance> {
    const row = await this.sql.row<AccountBalance>(
      `select (select coalesce(sum(l.seconds), 0) from time_off_line l
           where l.workspace_id = $1 and l.type_id = $2 and l.member_id = $3)::float8 as "ledgerSeconds",
         (select coalesce(sum(r.seconds_per_day), 0) from time_off_request r join time_off_request_day d
             on d.workspace_id = r.workspace_id and d.request_id = r.id
           where r.workspace_id = $1 and r.type_id = $2 and r.member_id = $3 and r.state = 'pending')::float8
           as "pendingSeconds"`,
      [workspaceId, typeId, memberId],
    );
    return row ?? { ledgerSeconds: 0, pendingSeconds: 0 };
  }

  /** Seconds of a type that are taken or pending within an accrual year. */
  async usedIn(workspaceId: string, typeId: string, memberId: string, year: DayRange): Promise<number> {
    const row = await this.sql.row<{ seconds: number }>(
      `select (coalesce((select sum(e.seconds) from time_off_entry e
           where e.workspace_id = $1 and e.type_id = $2 and e.member_id = $3 and e.voided_at is null
             and e.on_day between $4 and $5), 0)
         + coalesce((select sum(r.seconds_per_day) from time_off_request r join time_off_request_day d
             on d.workspace_id = r.workspace_id and d.request_id = r.id
           where r.workspace_id = $1 and r.type_id = $2 and r.member_id = $3 and r.state = 'pending'
             and d.on_day between $4 and $5), 0))::float8 as seconds`,
      [workspaceId, typeId, memberId, year.startsOn, year.endsOn],
    );
    return row?.seconds ?? 0;
  }

  /** The days among `days` on which the member's time off of all types would exceed 24 hours with `seconds` added. */
  async fullDays(
    workspaceId: string,
    memberId: string,
    days: readonly Day[],
    seconds: number,
  ): Promise<Day[]> {
    const rows = await this.sql.rows<{ day: Day }>(
      `select x.on_day::text as day from (
         select e.on_day, e.seconds from time_off_entry e
         where e.workspace_id = $1 and e.member_id = $2 and e.voided_at is null and e.on_day = any($3::date[])
         union all
         select d.on_day, r.seconds_per_day from time_off_request r join time_off_request_day d
           on d.workspace_id = r.workspace_id and d.request_id = r.id
         where r.workspace_id = $1 and r.member_id = $2 and r.state = 'pending' and d.on_day = any($3::date[])) as x
       group by x.on_day having sum(x.seconds) + $4 > 86400 order by x.on_day`,
      [workspaceId, memberId, days, seconds],
    );
    return rows.map(({ day }) => day);
  }
}
