import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { pick } from '../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { WorkspaceSchema } from './workspace.entity';
import type { WorkspaceMembership } from './workspaces.contract';

const CHANGEABLE = ['name', 'timeZone', 'currency'] as const;

type Row = Readonly<Selectable<TablesOf<typeof WorkspaceSchema>['workspace']>>;
/** The name, time zone and currency of a workspace. */
export type WorkspaceFacts = Pick<Row, (typeof CHANGEABLE)[number]>;
/** A new workspace and its owner. */
export type Founding = Pick<Row, 'id' | 'slug' | 'hasSampleData' | 'createdAt'> &
  WorkspaceFacts & { readonly memberId: string; readonly userId: string };

/**
 * The owner's membership and the list of memberships are plain SQL: the members module imports this one, so its
 * entities cannot be imported here.
 */
@Injectable()
export class WorkspacesRepository extends KyselyRepository<typeof WorkspaceSchema> {
  /** Creates a workspace and its owner if the slug is free. @returns whether it was */
  async takeSlug({ memberId, userId, ...workspace }: Founding): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('workspace')
      .values({ ...workspace, ownerMemberId: memberId })
      .onConflict((conflict) => conflict.constraint('workspace_slug_key').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    await sql`
      insert into member (workspace_id, id, user_id, role, is_active, joined_at)
      values (${workspace.id}, ${memberId}, ${userId}, 'admin', true, ${workspace.createdAt})`.execute(
      this.db,
    );
    return true;
  }

  /** The workspaces a session can access: active memberships that did not end after the session began. */
  async listMemberships(userId: string, sessionId: string): Promise<WorkspaceMembership[]> {
    const { rows } = await sql<WorkspaceMembership>`
      select w.id, w.name, w.slug, m.id as "memberId",
             case when w.owner_member_id = m.id then 'owner' else m.role end as role
      from member m
      join workspace w on w.id = m.workspace_id
      join session s on s.id = ${sessionId}
      where m.user_id = ${userId} and m.is_active and (m.sessions_from is null or s.began_at > m.sessions_from)
      order by w.name, w.id`.execute(this.db);
    return rows;
  }

  factsOf(workspaceId: string): Promise<WorkspaceFacts | undefined> {
    return this.db
      .selectFrom('workspace')
      .select(CHANGEABLE)
      .where('id', '=', workspaceId)
      .executeTakeFirst();
  }

  hasSampleData(workspaceId: string): Promise<boolean> {
    return this.exists(
      this.db.selectFrom('workspace').where('id', '=', workspaceId).where('hasSampleData', '=', true),
    );
  }

  async setFacts(workspaceId: string, facts: WorkspaceFacts): Promise<void> {
    await this.db
      .updateTable('workspace')
      .set(pick(facts, CHANGEABLE))
      .where('id', '=', workspaceId)
      .execute();
  }
}
