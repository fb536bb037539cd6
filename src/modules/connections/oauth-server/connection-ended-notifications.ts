import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { MailQueue } from '../../mail';
import { principalOf } from '../../members';
import { CONNECTION_ENDED, type GrantRow } from '../connections';
import { oauthRequest } from './oauth-request-context';

/** Why a connection ended that no member revoked. */
export type EndReason = 'given-back' | 'token-reused';

/** Records ended connections in the running transaction, and emails the member when a token may have leaked. */
@Injectable()
export class ConnectionEndedNotifications {
  constructor(
    private readonly trail: AuditTrail,
    private readonly mail: MailQueue,
  ) {}

  async recordEnded(live: GrantRow, reason: EndReason): Promise<void> {
    const { connectionId: id, clientName: name, workspaceId } = live;
    const isReuse = reason === 'token-reused';
    if (isReuse) await this.mail.add(CONNECTION_ENDED, id);
    await this.trail.inWorkspace(workspaceId, actorOf(live), {
      action: 'connection.ended',
      target: { id, name },
      ...(isReuse ? { after: { reason } } : {}),
    });
  }

  recordReplaced(live: GrantRow, { id, name }: { id: string; name: string }): Promise<void> {
    return this.trail.inWorkspace(live.workspaceId, actorOf(live), {
      action: 'connection.replaced',
      target: { id, name },
    });
  }
}

/** The client itself, acting as the member who authorized it. */
const actorOf = (live: GrantRow): Principal => {
  const credential = { kind: 'connection', id: live.connectionId, name: live.clientName } as const;
  return principalOf(live, credential, oauthRequest());
};
