import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import { type ClockSetupInput, type ClockSetupView, FORGOTTEN_AFTER_SECONDS } from './clock-setup.contract';
import { ClockSetupRepository } from './clock-setup.repository';

/** The defaults. */
const DEFAULTS: ClockSetupInput = {
  requiresJob: false,
  requiresNote: false,
  warnsOnUnrecognisedLocation: false,
  forgottenAfterSeconds: FORGOTTEN_AFTER_SECONDS,
};

@Injectable()
export class ClockSetupService {
  constructor(
    private readonly setups: ClockSetupRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** The setup of a workspace, or the defaults. */
  async setupOf(workspaceId: string): Promise<ClockSetupView> {
    const { updatedAt = null, version = 0, ...row } = (await this.setups.find(workspaceId)) ?? DEFAULT_ROW;
    return { ...row, updatedAt: updatedAt?.toISOString() ?? null, version };
  }

  /** @param seen the version that the caller read @throws versionClash when it has changed since */
  set(caller: Principal, input: ClockSetupInput, seen?: number): Promise<ClockSetupView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const { version, updatedAt: _, ...before } = await this.setupOf(caller.workspaceId);
      assertSeen(version, seen);
      await this.setups.set(caller.workspaceId, input);
      const action = 'clock_setup.changed' as const;
      await this.trail.inWorkspace(caller.workspaceId, caller, { action, before, after: input });
      return this.setupOf(caller.workspaceId);
    });
  }
}

const DEFAULT_ROW: ClockSetupInput & { updatedAt?: Date; version?: number } = DEFAULTS;
