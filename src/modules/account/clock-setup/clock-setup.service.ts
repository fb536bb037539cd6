import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import { type ClockSetupView, type ClockSetupWish, FORGOTTEN_AFTER_SECONDS } from './clock-setup.contract';
import { ClockSetupRepository } from './clock-setup.repository';

/** What applies while a workspace has not chosen. */
const UNCHOSEN: ClockSetupWish = {
  requiresJob: false,
  requiresNote: false,
  warnsOnUnrecognisedLocation: false,
  forgottenAfterSeconds: FORGOTTEN_AFTER_SECONDS,
};

@Injectable()
export class ClockSetupService {
  constructor(
    private readonly setups: ClockSetupRepository,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** What the clock asks of people in a workspace. */
  async of(workspaceId: string): Promise<ClockSetupView> {
    const { updatedAt = null, version = 0, ...row } = (await this.setups.find(workspaceId)) ?? UNCHOSEN_ROW;
    return { ...row, updatedAt: updatedAt?.toISOString() ?? null, version };
  }

  /** @param seen the version the caller looked at @throws versionClash when it changed since */
  set(who: Principal, wish: ClockSetupWish, seen?: number): Promise<ClockSetupView> {
    return this.seats.permitted(who, 'account:edit', async () => {
      const { version, updatedAt: _, ...before } = await this.of(who.workspaceId);
      assertSeen(version, seen);
      await this.setups.set(who.workspaceId, wish);
      const action = 'clock_setup.changed' as const;
      await this.trail.inWorkspace(who.workspaceId, who, { action, before, after: wish });
      return this.of(who.workspaceId);
    });
  }
}

const UNCHOSEN_ROW: ClockSetupWish & { updatedAt?: Date; version?: number } = UNCHOSEN;
