import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { RoundingInput, RoundingView, StepMinutes } from './rounding.contract';
import { RoundingRepository } from './rounding.repository';

@Injectable()
export class RoundingService {
  constructor(
    private readonly rounding: RoundingRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** The current rounding step in minutes; null for no rounding, which is the default. */
  async stepOf(workspaceId: string): Promise<StepMinutes> {
    return (await this.rounding.find(workspaceId))?.stepMinutes ?? null;
  }

  async get(caller: Principal): Promise<RoundingView> {
    const row = await this.rounding.find(caller.workspaceId);
    if (!row) return { stepMinutes: null, updatedAt: null, version: 0 };
    return { ...row, updatedAt: row.updatedAt.toISOString() };
  }

  /** @param seen the version the caller last read @throws versionClash when it has changed since */
  set(caller: Principal, { stepMinutes }: RoundingInput, seen?: number): Promise<RoundingView> {
    return this.memberships.withPermission(caller, 'rules:edit', async () => {
      const before = await this.get(caller);
      assertSeen(before.version, seen);
      await this.rounding.set(caller.workspaceId, stepMinutes);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'rules.rounding_changed',
        before: { stepMinutes: before.stepMinutes },
        after: { stepMinutes },
      });
      return this.get(caller);
    });
  }
}
