import { Injectable } from '@nestjs/common';
import { workspaceNotFound } from '../../../access/access.problems';
import type { Permission, Role } from '../../../access/permissions';
import type { Visitor } from '../../../access/principal';
import { type WorkspaceSeat, WorkspacesService } from '../../workspaces';
import { ConnectionsRepository } from '../connections.repository';
import type { PendingRequest } from '../pending/pending-requests';
import { PolicyRepository } from '../policy/policy.repository';
import { OPEN_POLICY } from '../policy/policy.rules';
import { type Offer, offerOf } from './consent.rules';

/** A seat of the person who looks, and what it offers. */
export interface Account {
  readonly seat: WorkspaceSeat;
  readonly offer: Offer;
}

/** The accounts that a person can choose from. */
@Injectable()
export class Accounts {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly policies: PolicyRepository,
    private readonly connections: ConnectionsRepository,
  ) {}

  async of(who: Visitor, request: PendingRequest): Promise<Account[]> {
    const seats = await this.workspaces.list(who);
    return Promise.all(
      seats.map(async (seat) => ({
        seat,
        offer: await this.offerOf(request, { workspaceId: seat.id, role: seat.role }),
      })),
    );
  }

  /** @throws workspaceNotFound when the session does not reach it */
  async seatOf(who: Visitor, workspaceId: string): Promise<WorkspaceSeat> {
    const seat = (await this.workspaces.list(who)).find(({ id }) => id === workspaceId);
    if (!seat) throw workspaceNotFound();
    return seat;
  }

  async offerOf(
    { requested, host }: PendingRequest,
    { workspaceId, role }: { workspaceId: string; role: Role },
  ): Promise<Offer> {
    const policy = (await this.policies.find(workspaceId)) ?? OPEN_POLICY;
    return offerOf({ requested, host: host.name }, role, policy);
  }

  /** What the same assistant was let do before by the same member, as far as it still may. */
  async allowedBefore({ seat }: Account, { clientId }: PendingRequest): Promise<readonly Permission[]> {
    return this.connections.approvedFor(seat.id, seat.memberId, clientId);
  }
}
