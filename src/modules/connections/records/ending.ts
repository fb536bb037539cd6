import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { AuditTrail } from '../../audit';
import { principalOf } from '../../members';
import { ConnectionsRepository } from '../connections.repository';
import { passage } from '../server/passage';
import { OAuthRecordsRepository } from './oauth-records.repository';

/** Ends the connection of a grant, because its assistant gave it up or a spent secret came back. */
@Injectable()
export class Ending {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly records: OAuthRecordsRepository,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
  ) {}

  /** Ends this one and no other, with its codes and tokens. One that has ended stays as it is. */
  async ofGrant(grantId: string): Promise<void> {
    await this.atomic.run(async () => {
      await this.connections.holdSeat(grantId);
      const live = await this.connections.findByGrant(grantId);
      await this.records.removeOfGrants([grantId]);
      if (!live) return;
      await this.connections.end(live.workspaceId, live.connectionId, this.clock.now());
      const { connectionId: id, clientName: name, workspaceId } = live;
      const doer = principalOf(live, { kind: 'connection', id, name }, passage());
      await this.trail.inWorkspace(workspaceId, doer, { action: 'connection.ended', target: { id, name } });
    });
  }
}
