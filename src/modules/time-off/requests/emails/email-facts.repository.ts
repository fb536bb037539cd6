import { Injectable } from '@nestjs/common';
import type { Day } from '../../../../kernel/calendar/calendar';
import { Sql } from '../../../../kernel/database/sql';
import type { RequestState } from '../requests.contract';

export interface Recipient {
  readonly memberId: string;
  readonly userId: string;
}

/** A request, as described in an email to one person. */
export interface TimeOffEmailFacts {
  readonly to: string;
  readonly userId: string;
  readonly isDecider: boolean;
  readonly state: RequestState;
  readonly memberName: string;
  readonly typeName: string;
  readonly days: Day[];
  readonly secondsPerDay: number;
  readonly note: string | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string | null;
  readonly workspaceName: string;
  readonly slug: string;
}

/** Recipients and contents of time-off emails. */
@Injectable()
export class TimeOffMailsRepository {
  constructor(private readonly sql: Sql) {}

  /** The active owner and admins, who can decide requests. */
  deciders(workspaceId: string): Promise<Recipient[]> {
    return this.sql.rows<Recipient>(
      `select m.id as "memberId", m.user_id as "userId" from member m
       where m.workspace_id = $1 and m.is_active and m.role = 'admin' order by m.id`,
      [workspaceId],
    );
  }

  /** @returns undefined when the recipient is no longer an active member */
  notice(workspaceId: string, requestId: string, memberId: string): Promise<TimeOffEmailFacts | undefined> {
    return this.sql.row<TimeOffEmailFacts>(
      `select u.email as "to", u.id as "userId", p.role = 'admin' as "isDecider", r.state, mu.name as "memberName",
         t.name as "typeName", r.seconds_per_day as "secondsPerDay", r.note, du.name as "decidedByName",
         r.decision_note as "decisionNote", w.name as "workspaceName", w.slug,
         (select array_agg(d.on_day::text order by d.on_day) from time_off_request_day d
          where d.workspace_id = r.workspace_id and d.request_id = r.id) as days
       from time_off_request r
       join workspace w on w.id = r.workspace_id
       join time_off_type t on t.workspace_id = r.workspace_id and t.id = r.type_id
       join member m on m.workspace_id = r.workspace_id and m.id = r.member_id join app_user mu on mu.id = m.user_id
       join member p on p.workspace_id = r.workspace_id and p.id = $3 and p.is_active join app_user u on u.id = p.user_id
       left join member b on b.workspace_id = r.workspace_id and b.id = r.decided_by_member_id
       left join app_user du on du.id = b.user_id
       where r.workspace_id = $1 and r.id = $2`,
      [workspaceId, requestId, memberId],
    );
  }
}
