import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { ConnectionsRepository } from '../connections';
import { OAuthRecordsRepository } from '../oauth-records';
import { ConnectionEndedNotifications, type EndReason } from './connection-ended-notifications';
import { GrantMemberships } from './grant-memberships';

/** Revokes connections that no member revoked: at the client's request, after a new consent, or after token reuse. */
@Injectable()
export class GrantRevoker {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly notifications: ConnectionEndedNotifications,
    private readonly memberships: GrantMemberships,
    private readonly clock: Clock,
  ) {}

  /** Deletes the codes and tokens of a grant, and revokes its connection if it is active. */
  async revokeGrant(grantId: string, reason: EndReason): Promise<void> {
    await this.memberships.withLock(grantId, async (live) => {
      await this.records.deleteGrants([grantId]);
      if (!live) return;
      await this.connections.end(live.workspaceId, live.connectionId, this.clock.now());
      await this.notifications.recordEnded(live, reason);
    });
  }

  /** Revokes the connections that a grant's connection replaces, now that the client has its new tokens. */
  async revokeReplaced(grantId: string): Promise<void> {
    await this.memberships.withLock(grantId, async (live) => {
      const replaced = live ? await this.connections.takeReplaced(grantId, this.clock.now()) : [];
      if (!live || replaced.length === 0) return;
      await this.records.deleteGrants(replaced.map((one) => one.grantId));
      for (const one of replaced) await this.notifications.recordReplaced(live, one);
    });
  }
}
