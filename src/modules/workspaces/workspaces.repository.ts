import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { WorkspaceMembership } from './workspaces.contract';

export interface Founding {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly memberId: string;
  readonly userId: string;
  readonly now: Date;
  readonly sampleData: boolean;
}

/** The name, time zone and currency of a workspace. */
export interface WorkspaceFacts {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

@Injectable()
export class WorkspacesRepository {
  constructor(private readonly sql: Sql) {}

  /** Creates a workspace and its owner if the slug is free. @returns whether it was */
  async takeSlug(f: Founding): Promise<boolean> {
    const founded = await this.sql.count(
      `insert into workspace (id, slug, name, time_zone, currency, owner_member_id, created_at, has_sample_data)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint workspace_slug_key do nothing`,
      [f.id, f.slug, f.name, f.timeZone, f.currency, f.memberId, f.now, f.sampleData],
    );
    if (founded === 0) return false;
    await this.sql.count(
      `insert into member (workspace_id, id, user_id, role, is_active, joined_at) values ($1, $2, $3, 'admin', true, $4)`,
      [f.id, f.memberId, f.userId, f.now],
    );
    return true;
  }

  /** The workspaces a session can access: active memberships that did not end after the session began. */
  listMemberships(userId: string, sessionId: string): Promise<WorkspaceMembership[]> {
    return this.sql.rows<WorkspaceMembership>(
      `select w.id, w.name, w.slug, m.id as "memberId",
              case when w.owner_member_id = m.id then 'owner' else m.role end as role
       from member m
       join workspace w on w.id = m.workspace_id
       join session s on s.id = $2
       where m.user_id = $1 and m.is_active and (m.sessions_from is null or s.began_at > m.sessions_from)
       order by w.name, w.id`,
      [userId, sessionId],
    );
  }

  factsOf(workspaceId: string): Promise<WorkspaceFacts | undefined> {
    return this.sql.row<WorkspaceFacts>(
      'select name, time_zone as "timeZone", currency from workspace where id = $1',
      [workspaceId],
    );
  }

  async hasSampleData(workspaceId: string): Promise<boolean> {
    const text = 'select has_sample_data as "has" from workspace where id = $1';
    return (await this.sql.row<{ has: boolean }>(text, [workspaceId]))?.has ?? false;
  }

  async setFacts(workspaceId: string, { name, timeZone, currency }: WorkspaceFacts): Promise<void> {
    await this.sql.count('update workspace set name = $2, time_zone = $3, currency = $4 where id = $1', [
      workspaceId,
      name,
      timeZone,
      currency,
    ]);
  }
}
