import { Injectable } from '@nestjs/common';
import { privilegeReach } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { type ChangesQuery, changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import { OAuthRecordsRepository } from '../oauth-records';
import { ConnectionViews } from './connection-views';
import type { ConnectionPage } from './connections.contract';
import { connectionNotFound } from './connections.problems';
import { ConnectionsRepository, type EndedConnection } from './connections.repository';

/** Lists and revokes the connections of a workspace. */
@Injectable()
export class ConnectionsService {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
    private readonly views: ConnectionViews,
  ) {}

  /** Active connections, newest first: all of them for the owner and admins, otherwise the caller's own. */
  async list(caller: Principal, query: ChangesQuery): Promise<ConnectionPage> {
    const scope = scopeOf(caller, 'connections:list');
    const filter = { scope, changed: changedFrom(query) };
    const before = placeOf(query.cursor);
    const rows = await this.connections.list(caller.workspaceId, filter, before, query.limit + 1);
    const view = await this.views.viewsOf(caller.workspaceId);
    return toPage(rows, query.limit, (row) => row.id, view);
  }

  /** Revokes a connection. @throws connectionNotFound when it is not active or the caller cannot revoke it */
  revoke(caller: Principal, connectionId: string): Promise<EndedConnection> {
    return this.memberships.withCredentialPrivilege(caller, 'connections:revoke', async () => {
      const onlyMemberId = scopeOf(caller, 'connections:revoke');
      const by = { memberId: caller.memberId, onlyMemberId, now: this.views.now() };
      const ended = await this.connections.takeRevoked(caller.workspaceId, connectionId, by);
      if (!ended) throw connectionNotFound();
      await this.records.deleteGrants([ended.grantId]);
      const { id, name, hint: host } = ended;
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'connection.revoked',
        target: { id, name },
        before: { host, memberId: ended.memberId },
      });
      return ended;
    });
  }
}

/** The member whose connections the caller can see and revoke; null for all members. */
const scopeOf = (caller: Principal, privilege: 'connections:list' | 'connections:revoke'): string | null =>
  privilegeReach(caller.role, privilege) === 'all' ? null : caller.memberId;
