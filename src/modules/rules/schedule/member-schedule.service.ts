import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock, MembersService } from '../../members';
import type { MemberScheduleInput, MemberScheduleView } from './schedule.contract';
import { ScheduleRepository } from './schedule.repository';
import { namedSeconds, secondsOf, weekdayName } from './schedule.rules';
import { ScheduleService } from './schedule.service';

@Injectable()
export class MemberScheduleService {
  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly company: ScheduleService,
    private readonly members: MembersService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws memberNotFound also for members outside the caller's scope */
  async get(caller: Principal, memberId: string): Promise<MemberScheduleView> {
    await this.members.get(caller, memberId);
    return this.view(caller.workspaceId, memberId);
  }

  /** @param seen the version the caller last read @throws memberNotFound; versionClash when it has changed since */
  set(
    caller: Principal,
    memberId: string,
    input: MemberScheduleInput,
    seen?: number,
  ): Promise<MemberScheduleView> {
    return this.memberships.withPermission(caller, 'employees:edit', async () => {
      const { id, name } = await this.members.get(caller, memberId);
      const before = await this.view(caller.workspaceId, memberId);
      assertSeen(before.version, seen);
      const seconds = input.expectedSeconds && secondsOf(input.expectedSeconds);
      await this.schedules.setOfMember(caller.workspaceId, memberId, seconds);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'member.schedule_changed',
        target: { id, name },
        before: { expectedSeconds: before.isOwn ? before.expectedSeconds : null },
        after: input,
      });
      return this.view(caller.workspaceId, memberId);
    });
  }

  private async view(workspaceId: string, memberId: string): Promise<MemberScheduleView> {
    const own = await this.schedules.findOfMember(workspaceId, memberId);
    const { workweekStartsOn, expectedSeconds } = await this.company.scheduleOf(workspaceId);
    return {
      memberId,
      isOwn: Boolean(own?.expectedSeconds),
      workweekStartsOn: weekdayName(workweekStartsOn),
      expectedSeconds: namedSeconds(own?.expectedSeconds ?? expectedSeconds),
      updatedAt: own?.updatedAt.toISOString() ?? null,
      version: own?.version ?? 0,
    };
  }
}
