import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { AuditTrail } from '../../audit';
import { principalOf } from '../../members';
import { ConnectionsRepository, type GrantRow } from '../connections.repository';
import { passage } from '../server/passage';
import { GrantSeats } from './grant-seats';
import { OAuthRecordsRepository } from './oauth-records.repository';

/** Ends connections that no person ended: given up, replaced by a new consent, or betrayed by a spent secret. */
@Injectable()
export class Ending {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly trail: AuditTrail,
    private readonly seats: GrantSeats,
    private readonly clock: Clock,
  ) {}

  /** Ends this one and no other, with its codes and tokens. One that has ended stays as it is. */
  async ofGrant(grantId: string): Promise<void> {
    await this.seats.holding(grantId, async (live) => {
      await this.records.removeOfGrants([grantId]);
      if (!live) return;
      await this.connections.end(live.workspaceId, live.connectionId, this.clock.now());
      const { connectionId: id, clientName: name, workspaceId } = live;
      await this.trail.inWorkspace(workspaceId, doerOf(live), {
        action: 'connection.ended',
        target: { id, name },
      });
    });
  }

  /** Ends what the connection of a grant takes the place of, now that its assistant has the new tokens. */
  async replacedBy(grantId: string): Promise<void> {
    await this.seats.holding(grantId, async (live) => {
      const replaced = live ? await this.connections.takeReplaced(grantId, this.clock.now()) : [];
      if (!live || replaced.length === 0) return;
      await this.records.removeOfGrants(replaced.map((one) => one.grantId));
      for (const { id, name } of replaced) {
        await this.trail.inWorkspace(live.workspaceId, doerOf(live), {
          action: 'connection.replaced',
          target: { id, name },
        });
      }
    });
  }
}

/** The assistant itself, as the member who let it in. */
const doerOf = (live: GrantRow): Principal => {
  const credential = { kind: 'connection', id: live.connectionId, name: live.clientName } as const;
  return principalOf(live, credential, passage());
};
