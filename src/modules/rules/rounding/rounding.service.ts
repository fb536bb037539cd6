import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import type { RoundingView, RoundingWish, StepMinutes } from './rounding.contract';
import { RoundingRepository } from './rounding.repository';

@Injectable()
export class RoundingService {
  constructor(
    private readonly rounding: RoundingRepository,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** To how many minutes clock times are rounded now; null for not at all, as while nobody has chosen. */
  async of(workspaceId: string): Promise<StepMinutes> {
    return (await this.rounding.find(workspaceId))?.stepMinutes ?? null;
  }

  async get(who: Principal): Promise<RoundingView> {
    const row = await this.rounding.find(who.workspaceId);
    if (!row) return { stepMinutes: null, updatedAt: null, version: 0 };
    return { ...row, updatedAt: row.updatedAt.toISOString() };
  }

  /** @param seen the version the caller looked at @throws versionClash when it changed since */
  set(who: Principal, { stepMinutes }: RoundingWish, seen?: number): Promise<RoundingView> {
    return this.seats.permitted(who, 'rules:edit', async () => {
      const before = await this.get(who);
      assertSeen(before.version, seen);
      await this.rounding.set(who.workspaceId, stepMinutes);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'rules.rounding_changed',
        before: { stepMinutes: before.stepMinutes },
        after: { stepMinutes },
      });
      return this.get(who);
    });
  }
}
