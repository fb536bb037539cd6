import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

/** The facts of the email about a requested renewal; `toEmail` is its recipient. */
export interface RenewalAsked {
  readonly askerEmail: string;
  readonly workspaceName: string;
  readonly slug: string;
  readonly toEmail: string;
}

@Injectable()
export class RenewalRepository {
  constructor(private readonly sql: Sql) {}

  /** Records a request for a new invitation. @returns false when there was one within the last day */
  async takeAsked(workspaceId: string, invitationId: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update invitation set renewal_asked_at = $3
       where workspace_id = $1 and id = $2 and accepted_at is null and cancelled_at is null and expires_at <= $3
         and (renewal_asked_at is null or renewal_asked_at <= $3::timestamptz - interval '1 day')`,
      [workspaceId, invitationId, now],
    );
    return count === 1;
  }

  /** The recipient is the sender while they can still assign its role, otherwise the owner. */
  asked(invitationId: string): Promise<RenewalAsked | undefined> {
    return this.sql.row<RenewalAsked>(
      `select i.email as "askerEmail", w.name as "workspaceName", w.slug, u.email as "toEmail"
       from invitation i
       join workspace w on w.id = i.workspace_id
       join member s on s.workspace_id = i.workspace_id and s.id = i.inviter_member_id
       join member m on m.workspace_id = i.workspace_id
         and m.id = case when s.is_active and s.role = 'admin' and i.role = 'employee' then s.id else w.owner_member_id end
       join app_user u on u.id = m.user_id
       where i.id = $1 and i.renewal_asked_at is not null`,
      [invitationId],
    );
  }
}
