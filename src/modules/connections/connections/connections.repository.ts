import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, type Selectable } from 'kysely';
import type { Permission, Role } from '../../../access/permissions';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { usesTable } from '../../../kernel/database/last-use';
import type { MemberDirectorySchema, MemberSchema } from '../../members';
import type { ConnectionSchema } from './connection.entity';

type Entities = typeof ConnectionSchema | typeof MemberSchema | typeof MemberDirectorySchema;
type Tables = TablesOf<Entities>;
type Row = Readonly<Selectable<Tables['connection']>>;

/** A connection at its creation. The other columns are set later. */
export type NewConnectionRow = Omit<Row, 'workspaceId' | 'lastUsedAt' | 'revokedAt' | 'revokedByMemberId'>;

export interface ConnectionRow
  extends Pick<Row, 'id' | 'resource' | 'permissions' | 'browser' | 'createdAt' | 'lastUsedAt' | 'memberId'> {
  readonly name: string;
  readonly host: string;
  readonly memberName: string;
  readonly memberRole: Role;
}

export interface EndedConnection extends Pick<Row, 'id' | 'lastUsedAt' | 'grantId'> {
  readonly name: string;
  readonly hint: string;
}

export interface ConnectionFilter {
  /** Id of the member whose connections are listed; null for all members. */
  readonly scope: string | null;
  readonly changed: Date | null;
}

const ENDED = ['c.id', 'c.clientName as name', 'c.clientHost as hint', 'c.lastUsedAt', 'c.grantId'] as const;

@Injectable()
export class ConnectionsRepository extends KyselyRepository<Entities> {
  async add(workspaceId: string, connection: NewConnectionRow): Promise<void> {
    await this.db
      .insertInto('connection')
      .values({ workspaceId, ...connection })
      .execute();
  }

  /** Active connections, newest first. They never change, so `changed` means created. @param before '' for the start */
  list(
    workspaceId: string,
    filter: ConnectionFilter,
    before: string,
    limit: number,
  ): Promise<ConnectionRow[]> {
    return this.live(workspaceId)
      .innerJoin('member_directory as d', (on) =>
        on.onRef('d.workspaceId', '=', 'c.workspaceId').onRef('d.id', '=', 'c.memberId'),
      )
      .select(['c.id', 'c.clientName as name', 'c.clientHost as host', 'c.resource', 'c.permissions'])
      .select(['c.browser', 'c.createdAt', 'c.lastUsedAt', 'c.memberId'])
      .select(['d.name as memberName', 'd.role as memberRole'])
      .where((eb) =>
        eb.and([
          ...ifGiven(before || null, (id) => eb('c.id', '<', id)),
          ...ifGiven(filter.scope, (memberId) => eb('c.memberId', '=', memberId)),
          ...ifGiven(filter.changed, (from) => eb('c.createdAt', '>=', from)),
        ]),
      )
      .orderBy('c.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** The permissions of all active connections of one member and one client. */
  async listApproved(workspaceId: string, memberId: string, clientId: string): Promise<Permission[]> {
    const rows = await this.live(workspaceId)
      .select((eb) => eb.fn<Permission>('unnest', ['c.permissions']).as('permission'))
      .distinct()
      .where('c.memberId', '=', memberId)
      .where('c.clientId', '=', clientId)
      .execute();
    return rows.map(({ permission }) => permission);
  }

  /** @returns the connection if this call revoked it */
  takeRevoked(
    workspaceId: string,
    connectionId: string,
    by: { memberId: string; onlyMemberId: string | null; now: Date },
  ): Promise<(EndedConnection & { memberId: string }) | undefined> {
    return this.revoke(workspaceId, { revokedAt: by.now, revokedByMemberId: by.memberId })
      .where('c.id', '=', connectionId)
      .where((eb) => eb.and(ifGiven(by.onlyMemberId, (memberId) => eb('c.memberId', '=', memberId))))
      .returning('c.memberId')
      .executeTakeFirst();
  }

  /** Revokes a connection that no member revoked: at the client's request, or after token reuse. */
  async end(workspaceId: string, connectionId: string, now: Date): Promise<void> {
    await this.revoke(workspaceId, { revokedAt: now }).where('c.id', '=', connectionId).execute();
  }

  /**
   * Revokes the older connections that a grant's connection replaces: same member, client and resource. A web client
   * stores one set of tokens. A native app stores one per computer, and only the session that consented identifies the
   * computer. The grant determines the workspace.
   * @returns what this call revoked
   */
  takeReplaced(grantId: string, now: Date): Promise<EndedConnection[]> {
    return this.dbAcrossWorkspaces
      .updateTable('connection as c')
      .from('connection as n')
      .set({ revokedAt: now })
      .where('n.grantId', '=', grantId)
      .where('n.revokedAt', 'is', null)
      .where('c.revokedAt', 'is', null)
      .whereRef('c.id', '<', 'n.id')
      .whereRef('c.workspaceId', '=', 'n.workspaceId')
      .whereRef('c.memberId', '=', 'n.memberId')
      .whereRef('c.clientId', '=', 'n.clientId')
      .whereRef('c.resource', '=', 'n.resource')
      .where((eb) =>
        eb.or([
          eb.and([eb('n.clientHost', '<>', 'localhost'), eb('n.clientHost', 'not like', '%:')]),
          eb('c.sessionId', '=', eb.ref('n.sessionId')),
        ]),
      )
      .returning(ENDED)
      .execute();
  }

  /** A member's active connections, for the preview of a removal. */
  liveOf(workspaceId: string, memberId: string): Promise<EndedConnection[]> {
    return this.live(workspaceId).select(ENDED).where('c.memberId', '=', memberId).orderBy('c.id').execute();
  }

  /** The active connections of all members. */
  liveIn(workspaceId: string): Promise<(EndedConnection & { memberId: string })[]> {
    return this.live(workspaceId)
      .select([...ENDED, 'c.memberId'])
      .orderBy('c.id')
      .execute();
  }

  /** Revokes all open connections of a member who leaves or is removed. */
  revokeOf(workspaceId: string, memberId: string, now: Date): Promise<EndedConnection[]> {
    return this.revoke(workspaceId, { revokedAt: now }).where('c.memberId', '=', memberId).execute();
  }

  /** Never moves a time backwards. Across workspaces: the guard has just authenticated these connections. */
  async markUsed(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.dbAcrossWorkspaces
      .updateTable('connection as c')
      .from(usesTable(uses))
      .set((eb) => ({ lastUsedAt: eb.ref('u.at') }))
      .whereRef('c.id', '=', 'u.id')
      .where((eb) => eb.or([eb('c.lastUsedAt', 'is', null), eb('c.lastUsedAt', '<', eb.ref('u.at'))]))
      .execute();
  }

  private live(workspaceId: string) {
    return this.db
      .selectFrom('connection as c')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspaceId', '=', 'c.workspaceId').onRef('m.id', '=', 'c.memberId'),
      )
      .where('c.workspaceId', '=', workspaceId)
      .where(isLive);
  }

  private revoke(
    workspaceId: string,
    values: Pick<Row, 'revokedAt'> & Partial<Pick<Row, 'revokedByMemberId'>>,
  ) {
    return this.db
      .updateTable('connection as c')
      .set(values)
      .where('c.workspaceId', '=', workspaceId)
      .where('c.revokedAt', 'is', null)
      .returning(ENDED);
  }
}

type Joined = ExpressionBuilder<{ c: Tables['connection']; m: Tables['member'] }, 'c' | 'm'>;

/** A connection is active while it is not revoked, its member is active, and the member's epoch is unchanged. */
const isLive = (eb: Joined) =>
  eb.and([eb('c.revokedAt', 'is', null), eb.ref('m.isActive'), eb('m.epoch', '=', eb.ref('c.epoch'))]);
