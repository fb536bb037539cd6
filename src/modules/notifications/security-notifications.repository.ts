import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';

export interface NotifiedWorkspace {
  readonly name: string;
  readonly slug: string;
  /** The recipient's member id. */
  readonly memberId: string | null;
}

@Injectable()
export class SecurityNotificationsRepository {
  constructor(private readonly sql: Sql) {}

  /** The users of the given members and of the workspace owner, except those without a mailbox. */
  async users(workspaceId: string, memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `select distinct u.id from member m join workspace w on w.id = m.workspace_id
       join app_user u on u.id = m.user_id
       where m.workspace_id = $1 and (m.id = w.owner_member_id or m.id = any($2)) and u.email !~* '\\.invalid$' order by u.id`,
      [workspaceId, memberIds],
    );
    return rows.map(({ id }) => id);
  }

  /** A user's current address. @returns undefined when it has no mailbox */
  async emailOf(userId: string): Promise<string | undefined> {
    const row = await this.sql.row<{ email: string }>(
      `select email from app_user where id = $1 and email !~* '\\.invalid$'`,
      [userId],
    );
    return row?.email;
  }

  /** A workspace, with the member id of a user; null when they are not a member. */
  workspace(workspaceId: string, userId: string): Promise<NotifiedWorkspace | undefined> {
    return this.sql.row<NotifiedWorkspace>(
      `select w.name, w.slug, m.id as "memberId" from workspace w
       left join member m on m.workspace_id = $1 and m.user_id = $2 where w.id = $1`,
      [workspaceId, userId],
    );
  }

  /** The user agent of a session. */
  async userAgentOf(userId: string, sessionId: string): Promise<string | null> {
    const row = await this.sql.row<{ userAgent: string | null }>(
      'select user_agent as "userAgent" from session where user_id = $1 and id = $2',
      [userId, sessionId],
    );
    return row?.userAgent ?? null;
  }
}
