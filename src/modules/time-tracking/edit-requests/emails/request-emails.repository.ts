import { Injectable } from '@nestjs/common';
import { Sql } from '../../../../kernel/database/sql';
import type { RequestState } from '../edit-requests.contract';

/** An edit request, as described in the email about its decision. */
export interface RequestEmailFacts {
  readonly to: string;
  readonly userId: string;
  readonly state: RequestState;
  readonly inAt: Date;
  readonly outAt: Date;
  readonly note: string | null;
  readonly deciderName: string | null;
  readonly workspaceName: string;
  readonly slug: string;
  readonly zone: string;
}

@Injectable()
export class RequestMailsRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined when the author is no longer an active member */
  email(workspaceId: string, requestId: string): Promise<RequestEmailFacts | undefined> {
    return this.sql.row<RequestEmailFacts>(
      `select u.email as "to", u.id as "userId", r.state, r.in_at as "inAt", r.out_at as "outAt",
         r.decision_note as note, du.name as "deciderName", w.name as "workspaceName", w.slug, w.time_zone as zone
       from edit_request r
       join workspace w on w.id = r.workspace_id
       join member m on m.workspace_id = r.workspace_id and m.id = r.member_id and m.is_active
       join app_user u on u.id = m.user_id
       left join member d on d.workspace_id = r.workspace_id and d.id = r.decided_by_member_id
       left join app_user du on du.id = d.user_id
       where r.workspace_id = $1 and r.id = $2`,
      [workspaceId, requestId],
    );
  }
}
