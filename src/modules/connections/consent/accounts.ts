import { Injectable } from '@nestjs/common';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Permission, Role } from '../../../access/permissions';
import type { Caller } from '../../../access/principal';
import { type WorkspaceMembership, WorkspacesService } from '../../workspaces';
import { ConnectionsRepository } from '../connections';
import type { PendingRequest } from '../oauth-server';
import { PolicyService } from '../policy';
import { type Offer, offerOf } from './consent.rules';

/** A membership of the caller, and what it can grant. */
export interface Account {
  readonly membership: WorkspaceMembership;
  readonly offer: Offer;
}

/** The accounts that a user can choose from. */
@Injectable()
export class Accounts {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly policies: PolicyService,
    private readonly connections: ConnectionsRepository,
  ) {}

  async accountsOf(caller: Caller, request: PendingRequest): Promise<Account[]> {
    const memberships = await this.workspaces.list(caller);
    return Promise.all(
      memberships.map(async (membership) => ({
        membership,
        offer: await this.offerOf(request, { workspaceId: membership.id, role: membership.role }),
      })),
    );
  }

  /** @throws workspaceNotFound when the session has no access to it */
  async membershipOf(caller: Caller, workspaceId: string): Promise<WorkspaceMembership> {
    const membership = (await this.workspaces.list(caller)).find(({ id }) => id === workspaceId);
    if (!membership) throw workspaceNotFound();
    return membership;
  }

  async offerOf(
    { requested, host }: PendingRequest,
    { workspaceId, role }: { workspaceId: string; role: Role },
  ): Promise<Offer> {
    const policy = await this.policies.factsOf(workspaceId);
    return offerOf({ requested, host: host.name }, role, policy);
  }

  /** What the member already allows the same client in other active connections. */
  async allowedBefore({ membership }: Account, { clientId }: PendingRequest): Promise<readonly Permission[]> {
    return this.connections.listApproved(membership.id, membership.memberId, clientId);
  }
}
