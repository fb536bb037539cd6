import { Injectable } from '@nestjs/common';
import { powerOf } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { type ChangesQuery, changedFrom, placeOf, toPage } from '../../kernel/http/paging.contract';
import { AuditTrail } from '../audit';
import { Seats } from '../members';
import { ConnectionViews } from './connection.views';
import type { ConnectionPage } from './connections.contract';
import { connectionNotFound } from './connections.problems';
import { ConnectionsRepository, type EndedConnection } from './connections.repository';
import { OAuthRecordsRepository } from './records/oauth-records.repository';

/** The assistants that people of a workspace let in. */
@Injectable()
export class ConnectionsService {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
    private readonly views: ConnectionViews,
  ) {}

  /** Live connections, newest first: everybody's for owner and admins, else the caller's own. */
  async list(who: Principal, query: ChangesQuery): Promise<ConnectionPage> {
    const scope = scopeOf(who, 'connections:list');
    const filter = { scope, changed: changedFrom(query) };
    const before = placeOf(query.cursor);
    const rows = await this.connections.list(who.workspaceId, filter, before, query.limit + 1);
    const view = await this.views.of(who.workspaceId);
    return toPage(rows, query.limit, (row) => row.id, view);
  }

  /** Ends a connection; its next call is refused. @throws connectionNotFound when it is not live or not the caller's to end */
  revoke(who: Principal, connectionId: string): Promise<EndedConnection> {
    return this.seats.holding(who, 'connections:revoke', async () => {
      const onlyMemberId = scopeOf(who, 'connections:revoke');
      const by = { memberId: who.memberId, onlyMemberId, now: this.views.now() };
      const ended = await this.connections.takeRevoked(who.workspaceId, connectionId, by);
      if (!ended) throw connectionNotFound();
      await this.records.removeOfGrants([ended.grantId]);
      const { id, name, hint: host } = ended;
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'connection.revoked',
        target: { id, name },
        before: { host, memberId: ended.memberId },
      });
      return ended;
    });
  }
}

/** Whose connections a caller may see and end: everybody's (null), or only their own. */
const scopeOf = (who: Principal, power: 'connections:list' | 'connections:revoke'): string | null =>
  powerOf(who.role, power) === 'all' ? null : who.memberId;
