import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import type { OvertimeRuleView, OvertimeView, OvertimeWish } from './overtime.contract';
import { OvertimeRepository, type OvertimeRow } from './overtime.repository';
import { PRESETS, presetOf, UNCHOSEN } from './presets.rules';

@Injectable()
export class OvertimeService {
  constructor(
    private readonly overtime: OvertimeRepository,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** The rules as they are now; those of federal law while nobody has chosen. */
  async of(workspaceId: string): Promise<readonly OvertimeRuleView[]> {
    return (await this.overtime.find(workspaceId))?.rules ?? UNCHOSEN;
  }

  async get(who: Principal): Promise<OvertimeView> {
    return view(await this.overtime.find(who.workspaceId));
  }

  /** @param seen the version the caller looked at @throws versionClash when it changed since */
  set(who: Principal, wish: OvertimeWish, seen?: number): Promise<OvertimeView> {
    return this.seats.permitted(who, 'rules:edit', async () => {
      const before = await this.get(who);
      assertSeen(before.version, seen);
      const rules = wish.preset ? PRESETS[wish.preset] : (wish.rules ?? []);
      await this.overtime.set(who.workspaceId, wish.preset ?? null, rules);
      const after = await this.get(who);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'rules.overtime_changed',
        before: { preset: before.preset, rules: before.rules },
        after: { preset: after.preset, rules: after.rules },
      });
      return after;
    });
  }
}

function view(row: OvertimeRow | undefined): OvertimeView {
  const { rules, version, updatedAt } = row ?? { rules: UNCHOSEN, version: 0, updatedAt: null };
  return {
    preset: presetOf(rules, row?.preset ?? null),
    rules: [...rules],
    updatedAt: updatedAt?.toISOString() ?? null,
    version,
  };
}
