import { Injectable } from '@nestjs/common';
import { Sql } from '../../../../kernel/database/sql';
import type { TimesheetState } from '../timesheets.rules';

/** A timesheet, as described in an email to one recipient. */
export interface TimesheetEmailFacts {
  readonly to: string;
  readonly userId: string;
  readonly memberName: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: TimesheetState;
  readonly submitNote: string | null;
  readonly decisionNote: string | null;
  /** Whether the recipient can still approve hours. */
  readonly isDecider: boolean;
  readonly deciderName: string | null;
  readonly workspaceName: string;
  readonly slug: string;
}

/** Recipients and contents of timesheet emails. */
@Injectable()
export class TimesheetMailsRepository {
  constructor(private readonly sql: Sql) {}

  /** The active members who can approve hours: the owner and the admins. */
  async deciders(workspaceId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `select m.id from member m join workspace w on w.id = m.workspace_id
       where m.workspace_id = $1 and m.is_active and (m.role = 'admin' or m.id = w.owner_member_id) order by m.id`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns undefined when the recipient is no longer an active member */
  email(
    workspaceId: string,
    timesheetId: string,
    readerId: string,
  ): Promise<TimesheetEmailFacts | undefined> {
    return this.sql.row<TimesheetEmailFacts>(
      `select ru.email as "to", ru.id as "userId", mu.name as "memberName", s.starts_on::text as "startsOn",
         s.ends_on::text as "endsOn", s.state, s.submit_note as "submitNote", s.decision_note as "decisionNote",
         (r.role = 'admin' or r.id = w.owner_member_id) as "isDecider",
         du.name as "deciderName", w.name as "workspaceName", w.slug
       from timesheet s
       join workspace w on w.id = s.workspace_id
       join member m on m.workspace_id = s.workspace_id and m.id = s.member_id
       join app_user mu on mu.id = m.user_id
       join member r on r.workspace_id = s.workspace_id and r.id = $3 and r.is_active
       join app_user ru on ru.id = r.user_id
       left join member d on d.workspace_id = s.workspace_id and d.id = s.decided_by_member_id
       left join app_user du on du.id = d.user_id
       where s.workspace_id = $1 and s.id = $2`,
      [workspaceId, timesheetId, readerId],
    );
  }
}
