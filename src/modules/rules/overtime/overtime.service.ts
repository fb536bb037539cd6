import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { OvertimeInput, OvertimeRuleView, OvertimeView } from './overtime.contract';
import { OvertimeRepository, type OvertimeRow } from './overtime.repository';
import { DEFAULT_RULES, PRESETS, presetOf } from './overtime-presets.rules';

@Injectable()
export class OvertimeService {
  constructor(
    private readonly overtime: OvertimeRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** The current rules; the federal rule if the workspace has never set any. */
  async rulesOf(workspaceId: string): Promise<readonly OvertimeRuleView[]> {
    return (await this.overtime.find(workspaceId))?.rules ?? DEFAULT_RULES;
  }

  async get(caller: Principal): Promise<OvertimeView> {
    return view(await this.overtime.find(caller.workspaceId));
  }

  /** @param seen the version the caller last read @throws versionClash when it has changed since */
  set(caller: Principal, input: OvertimeInput, seen?: number): Promise<OvertimeView> {
    return this.memberships.withPermission(caller, 'rules:edit', async () => {
      const before = await this.get(caller);
      assertSeen(before.version, seen);
      const rules = input.preset ? PRESETS[input.preset] : (input.rules ?? []);
      await this.overtime.set(caller.workspaceId, input.preset ?? null, rules);
      const after = await this.get(caller);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'rules.overtime_changed',
        before: { preset: before.preset, rules: before.rules },
        after: { preset: after.preset, rules: after.rules },
      });
      return after;
    });
  }
}

function view(row: OvertimeRow | undefined): OvertimeView {
  const { rules, version, updatedAt } = row ?? { rules: DEFAULT_RULES, version: 0, updatedAt: null };
  return {
    preset: presetOf(rules, row?.preset ?? null),
    rules: [...rules],
    updatedAt: updatedAt?.toISOString() ?? null,
    version,
  };
}
