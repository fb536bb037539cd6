import { Injectable } from '@nestjs/common';
import { withReads } from '../../../access/grants.rules';
import { PERMISSIONS, type Permission } from '../../../access/permissions';
import { Clock } from '../../../kernel/clock/clock';
import type { Resource } from '../../../kernel/http/surface';
import { newId } from '../../../kernel/id/id';
import { ConnectionsRepository } from '../connections';
import { AuthorizationServer } from '../oauth-server';

/** The session and browser in which a user consented. */
export interface ConsentPlace {
  readonly sessionId: string;
  /** The name of the browser, such as `Firefox on macOS`. */
  readonly browser: string;
}

/** The member a connection acts as, read under the membership lock. */
export interface NewConnectionMember {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly epoch: number;
}

export interface Approval {
  readonly clientId: string;
  readonly clientName: string;
  readonly clientHost: string;
  readonly resource: Resource;
  /** The resource as the client named it; tokens are granted under this name. */
  readonly indicator: string;
  readonly permissions: readonly Permission[];
  /** Whether the client requested `offline_access`, the refresh token scope of OpenID Connect. */
  readonly offline: boolean;
  readonly place?: ConsentPlace | undefined;
}

export interface NewConnection {
  readonly id: string;
  readonly grantId: string;
}

/** Creates the authorization server's grant and our connection after a consent, in the caller's transaction. */
@Injectable()
export class ConnectionFactory {
  constructor(
    private readonly server: AuthorizationServer,
    private readonly connections: ConnectionsRepository,
    private readonly clock: Clock,
  ) {}

  async make(membership: NewConnectionMember, approval: Approval): Promise<NewConnection> {
    const grantId = await this.grant(membership.memberId, approval);
    const { clientId, clientName, clientHost, resource, permissions, place } = approval;
    const id = newId('con');
    await this.connections.add(membership.workspaceId, {
      id,
      memberId: membership.memberId,
      epoch: membership.epoch,
      grantId,
      clientId,
      clientName,
      clientHost,
      resource,
      permissions: [...permissions],
      sessionId: place?.sessionId ?? null,
      browser: place?.browser ?? null,
      createdAt: this.clock.now(),
    });
    return { id, grantId };
  }

  private async grant(
    memberId: string,
    { clientId, indicator, permissions, offline }: Approval,
  ): Promise<string> {
    const provider = await this.server.provider();
    const grant = new provider.Grant({ accountId: memberId, clientId });
    const given = withReads(permissions);
    const refused = PERMISSIONS.filter((permission) => !given.has(permission));
    grant.addResourceScope(indicator, [...given].join(' '));
    // Requested permissions that are not granted must be rejected, or the library would keep prompting for them.
    if (refused.length > 0) grant.rejectResourceScope(indicator, refused.join(' '));
    if (offline) grant.addOIDCScope('offline_access');
    return grant.save();
  }
}
