import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import { MembershipLock } from '../../members';
import { ConnectionLookupsRepository, type GrantRow } from '../connections';

/** Locks the memberships of grants in the same queue as all other writers, so that a flood cannot delay a removal. */
@Injectable()
export class GrantMemberships {
  constructor(
    private readonly connections: ConnectionLookupsRepository,
    private readonly memberships: MembershipLock,
    private readonly atomic: Atomic,
  ) {}

  /**
   * Locks the membership that a grant's connection acts as until the transaction ends. A concurrent removal waits, or
   * has already committed. Outside a transaction, nothing stays locked.
   * @returns the active connection, read under the lock
   */
  async lock(grantId: string): Promise<GrantRow | undefined> {
    const membership = await this.connections.findMembership(grantId);
    if (!membership) return undefined;
    await this.memberships.hold(membership.workspaceId, membership.memberId);
    return this.connections.findByGrant(grantId);
  }

  /** Like `lock`, for a redemption, whose transaction begins here. */
  async lockForRedemption(grantId: string): Promise<GrantRow | undefined> {
    await this.atomic.begin();
    return this.lock(grantId);
  }

  /** The active connection of a grant, read without a lock. */
  findConnection(grantId: string): Promise<GrantRow | undefined> {
    return this.connections.findByGrant(grantId);
  }

  /** Runs `work` after `lock`, in the running transaction or a new one. */
  withLock(grantId: string, work: (live: GrantRow | undefined) => Promise<void>): Promise<void> {
    return this.atomic.run(async () => work(await this.lock(grantId)));
  }
}
