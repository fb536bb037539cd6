import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import { MEMBERSHIP_COLUMNS, type MemberDirectorySchema, type MembershipRow } from '../../members';
import type { WorkspaceSchema } from '../../workspaces';
import { POLICY_COLUMNS, type PolicyColumns } from '../policy';
import type { ConnectionSchema } from './connection.entity';

/** A connection, the member it acts as, and the verdict of the workspace's policy. */
export interface GrantRow extends MembershipRow, PolicyColumns {
  readonly connectionId: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** What the email about a revoked connection needs. */
export interface EndedConnectionFacts {
  readonly to: string;
  /** The client's self-declared name. */
  readonly assistant: string;
  readonly host: string;
  readonly workspace: string;
  readonly slug: string;
}

/** Finds connections in any workspace by a grant or an id, which determines the workspace. */
@Injectable()
export class ConnectionLookupsRepository extends KyselyRepository<
  typeof ConnectionSchema | typeof MemberDirectorySchema | typeof WorkspaceSchema
> {
  /** The member that a grant's connection acts as, even after it was revoked. A grant has one connection. */
  findMembership(grantId: string): Promise<{ workspaceId: string; memberId: string } | undefined> {
    return this.dbAcrossWorkspaces
      .selectFrom('connection')
      .select(['workspaceId', 'memberId'])
      .where('grantId', '=', grantId)
      .executeTakeFirst();
  }

  /**
   * The active connection of a grant, with the current data of its member. A credential lookup: raw, because it selects
   * the same columns as the lookup of access tokens. A grant has one connection in one workspace.
   */
  async findByGrant(grantId: string): Promise<GrantRow | undefined> {
    const { rows } = await sql<GrantRow>`
      select c.id as "connectionId", c.client_id as "clientId", c.client_name as "clientName",
        ${sql.raw(POLICY_COLUMNS)}, ${sql.raw(MEMBERSHIP_COLUMNS)}
      from connection c
      join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
      join workspace w on w.id = c.workspace_id
      join app_user u on u.id = m.user_id
      left join connection_policy p on p.workspace_id = c.workspace_id
      where c.grant_id = ${grantId} and c.revoked_at is null and m.is_active and m.epoch = c.epoch`.execute(
      this.dbAcrossWorkspaces,
    );
    return rows[0];
  }

  /**
   * The data of the email to the member that a revoked connection acted for.
   * @returns undefined when the person is no longer a member of the workspace
   */
  findEnded(connectionId: string): Promise<EndedConnectionFacts | undefined> {
    return this.dbAcrossWorkspaces
      .selectFrom('connection as c')
      .innerJoin('member_directory as d', (on) =>
        on.onRef('d.workspaceId', '=', 'c.workspaceId').onRef('d.id', '=', 'c.memberId'),
      )
      .innerJoin('workspace as w', 'w.id', 'c.workspaceId')
      .select(['d.email as to', 'c.clientName as assistant', 'c.clientHost as host'])
      .select(['w.name as workspace', 'w.slug'])
      .where('c.id', '=', connectionId)
      .where('d.isActive', '=', true)
      .executeTakeFirst();
  }
}
