import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import { MembershipLock } from '../../members';
import { ConnectionsRepository, type GrantRow } from '../connections.repository';

/** The seats that grants act as, held as every other writer holds them: in their queue, so that no flood puts it off. */
@Injectable()
export class GrantMemberships {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly memberships: MembershipLock,
    private readonly atomic: Atomic,
  ) {}

  /**
   * Holds the seat that a grant's connection acts as until the transaction ends: whoever removes it waits, or came first.
   * Outside of a transaction it would hold nothing.
   * @returns the live connection, as it is under the lock
   */
  async hold(grantId: string): Promise<GrantRow | undefined> {
    const membership = await this.connections.findMembership(grantId);
    if (!membership) return undefined;
    await this.memberships.hold(membership.workspaceId, membership.memberId);
    return this.connections.findByGrant(grantId);
  }

  /** `hold` for a redemption, whose transaction begins here. */
  async holdForRedemption(grantId: string): Promise<GrantRow | undefined> {
    await this.atomic.begin();
    return this.hold(grantId);
  }

  /** The live connection of a grant, held by nobody. */
  look(grantId: string): Promise<GrantRow | undefined> {
    return this.connections.findByGrant(grantId);
  }

  /** `hold`, in a transaction of its own where none runs. */
  withCredentialPrivilege(
    grantId: string,
    work: (live: GrantRow | undefined) => Promise<void>,
  ): Promise<void> {
    return this.atomic.run(async () => work(await this.hold(grantId)));
  }
}
