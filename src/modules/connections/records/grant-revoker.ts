import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { ConnectionsRepository } from '../connections.repository';
import { ConnectionEndedNotifications, type EndReason } from './connection-ended-notifications';
import { GrantMemberships } from './grant-memberships';
import { OAuthRecordsRepository } from './oauth-records.repository';

/** Ends connections that no person ended: given up, replaced by a new consent, or betrayed by a spent secret. */
@Injectable()
export class GrantRevoker {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly notifications: ConnectionEndedNotifications,
    private readonly memberships: GrantMemberships,
    private readonly clock: Clock,
  ) {}

  /** Ends this one and no other, with its codes and tokens. One that has ended stays as it is. */
  async ofGrant(grantId: string, reason: EndReason): Promise<void> {
    await this.memberships.withCredentialPrivilege(grantId, async (live) => {
      await this.records.removeOfGrants([grantId]);
      if (!live) return;
      await this.connections.end(live.workspaceId, live.connectionId, this.clock.now());
      await this.notifications.ended(live, reason);
    });
  }

  /** Ends what the connection of a grant takes the place of, now that its assistant has the new tokens. */
  async replacedBy(grantId: string): Promise<void> {
    await this.memberships.withCredentialPrivilege(grantId, async (live) => {
      const replaced = live ? await this.connections.takeReplaced(grantId, this.clock.now()) : [];
      if (!live || replaced.length === 0) return;
      await this.records.removeOfGrants(replaced.map((one) => one.grantId));
      for (const one of replaced) await this.notifications.replaced(live, one);
    });
  }
}
