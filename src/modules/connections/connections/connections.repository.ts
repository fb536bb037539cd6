import { Injectable } from '@nestjs/common';
import type { Permission, Role } from '../../../access/permissions';
import { Sql } from '../../../kernel/database/sql';
import type { Resource } from '../../../kernel/http/surface';
import { MEMBERSHIP_COLUMNS, type MembershipRow } from '../../members';
import { POLICY_COLUMNS, type PolicyColumns } from '../policy';

/** The session and browser in which a user consented. */
export interface ConsentPlace {
  readonly sessionId: string;
  /** The name of the browser, such as `Firefox on macOS`. */
  readonly browser: string;
}

export interface NewConnectionRow {
  readonly id: string;
  readonly memberId: string;
  readonly epoch: number;
  readonly grantId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly clientHost: string;
  readonly resource: Resource;
  readonly permissions: readonly Permission[];
  readonly place: ConsentPlace | undefined;
  readonly now: Date;
}

export interface ConnectionRow {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly resource: Resource;
  readonly permissions: Permission[];
  readonly browser: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly memberId: string;
  readonly memberName: string;
  readonly memberRole: Role;
}

export interface EndedConnection {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly lastUsedAt: Date | null;
  readonly grantId: string;
}

/** A connection, the member it acts as, and the verdict of the workspace's policy. */
export interface GrantRow extends MembershipRow, PolicyColumns {
  readonly connectionId: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** A connection is active while it is not revoked, its member is active, and the member's epoch is unchanged. */
const LIVE = 'c.revoked_at is null and m.is_active and m.epoch = c.epoch';
const ENDED = `c.id, c.client_name as name, c.client_host as hint, c.last_used_at as "lastUsedAt", c.grant_id as "grantId"`;

@Injectable()
export class ConnectionsRepository {
  constructor(private readonly sql: Sql) {}

  async add(workspaceId: string, one: NewConnectionRow): Promise<void> {
    await this.sql.count(
      `insert into connection (workspace_id, id, member_id, epoch, grant_id, client_id, client_name, client_host, resource,
         permissions, session_id, browser, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        workspaceId,
        one.id,
        one.memberId,
        one.epoch,
        one.grantId,
        one.clientId,
        one.clientName,
        one.clientHost,
        one.resource,
        one.permissions,
        one.place?.sessionId ?? null,
        one.place?.browser ?? null,
        one.now,
      ],
    );
  }

  /** The member that a grant's connection acts as, even after it was revoked. */
  findMembership(grantId: string): Promise<{ workspaceId: string; memberId: string } | undefined> {
    return this.sql.row(
      `select c.workspace_id as "workspaceId", c.member_id as "memberId" from connection c where c.grant_id = $1`,
      [grantId],
    );
  }

  /** The active connection of a grant, with the current data of its member. */
  findByGrant(grantId: string): Promise<GrantRow | undefined> {
    return this.sql.row<GrantRow>(
      `select c.id as "connectionId", c.client_id as "clientId", c.client_name as "clientName", ${POLICY_COLUMNS},
         ${MEMBERSHIP_COLUMNS}
       from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
       join workspace w on w.id = c.workspace_id
       join app_user u on u.id = m.user_id
       left join connection_policy p on p.workspace_id = c.workspace_id
       where c.grant_id = $1 and ${LIVE}`,
      [grantId],
    );
  }

  /** Active connections, newest first. They never change, so `changed` means created. @param before '' for the start */
  list(
    workspaceId: string,
    filter: { scope: string | null; changed: Date | null },
    before: string,
    limit: number,
  ): Promise<ConnectionRow[]> {
    return this.sql.rows<ConnectionRow>(
      `select c.id, c.client_name as name, c.client_host as host, c.resource, c.permissions, c.browser,
         c.created_at as "createdAt", c.last_used_at as "lastUsedAt", m.id as "memberId", u.name as "memberName",
         case when w.owner_member_id = m.id then 'owner' else m.role end as "memberRole"
       from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
       join workspace w on w.id = c.workspace_id
       join app_user u on u.id = m.user_id
       where c.workspace_id = $1 and ${LIVE} and ($2 = '' or c.id < $2) and ($4::text is null or m.id = $4)
         and ($5::timestamptz is null or c.created_at >= $5) order by c.id desc limit $3`,
      [workspaceId, before, limit, filter.scope, filter.changed],
    );
  }

  /** The permissions of all active connections of one member and one client. */
  async approvedFor(workspaceId: string, memberId: string, clientId: string): Promise<Permission[]> {
    const rows = await this.sql.rows<{ permission: Permission }>(
      `select distinct unnest(c.permissions) as permission from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
       where c.workspace_id = $1 and c.member_id = $2 and c.client_id = $3 and ${LIVE}`,
      [workspaceId, memberId, clientId],
    );
    return rows.map(({ permission }) => permission);
  }

  /** @returns the connection if this call revoked it */
  takeRevoked(
    workspaceId: string,
    connectionId: string,
    by: { memberId: string; onlyMemberId: string | null; now: Date },
  ): Promise<(EndedConnection & { memberId: string }) | undefined> {
    return this.sql.row(
      `update connection c set revoked_at = $3, revoked_by_member_id = $4
       where c.workspace_id = $1 and c.id = $2 and c.revoked_at is null and ($5::text is null or c.member_id = $5)
       returning ${ENDED}, c.member_id as "memberId"`,
      [workspaceId, connectionId, by.now, by.memberId, by.onlyMemberId],
    );
  }

  /** Revokes a connection that no member revoked: at the client's request, or after token reuse. */
  async end(workspaceId: string, connectionId: string, now: Date): Promise<void> {
    await this.sql.count(
      'update connection set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null',
      [workspaceId, connectionId, now],
    );
  }

  /**
   * Revokes the older connections that a grant's connection replaces: same member, client and resource. A web client
   * stores one set of tokens. A native app stores one per computer, and only the session that consented identifies the
   * computer.
   * @returns what this call revoked
   */
  takeReplaced(grantId: string, now: Date): Promise<EndedConnection[]> {
    return this.sql.rows(
      `update connection c set revoked_at = $2 from connection n
       where n.grant_id = $1 and n.revoked_at is null and c.revoked_at is null and c.id < n.id
         and c.workspace_id = n.workspace_id and c.member_id = n.member_id and c.client_id = n.client_id
         and c.resource = n.resource
         and (n.client_host <> 'localhost' and n.client_host not like '%:' or c.session_id = n.session_id)
       returning ${ENDED}`,
      [grantId, now],
    );
  }

  /** A member's active connections, for the preview of a removal. */
  liveOf(workspaceId: string, memberId: string): Promise<EndedConnection[]> {
    return this.sql.rows(
      `select ${ENDED} from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
       where c.workspace_id = $1 and c.member_id = $2 and ${LIVE} order by c.id`,
      [workspaceId, memberId],
    );
  }

  /** The active connections of all members. */
  liveIn(workspaceId: string): Promise<(EndedConnection & { memberId: string })[]> {
    return this.sql.rows(
      `select ${ENDED}, c.member_id as "memberId" from connection c
       join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
       where c.workspace_id = $1 and ${LIVE} order by c.id`,
      [workspaceId],
    );
  }

  /** Revokes all open connections of a member who leaves or is removed. */
  revokeOf(workspaceId: string, memberId: string, now: Date): Promise<EndedConnection[]> {
    return this.sql.rows(
      `update connection c set revoked_at = $3
       where c.workspace_id = $1 and c.member_id = $2 and c.revoked_at is null returning ${ENDED}`,
      [workspaceId, memberId, now],
    );
  }

  /** Never moves a time backwards. */
  async markUsed(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.sql.count(
      `update connection c set last_used_at = u.at
       from unnest($1::text[], $2::timestamptz[]) as u(id, at)
       where c.id = u.id and (c.last_used_at is null or c.last_used_at < u.at)`,
      [[...uses.keys()], [...uses.values()]],
    );
  }
}
