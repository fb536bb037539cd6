import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembersService, Seats } from '../../members';
import type { MemberScheduleView, MemberScheduleWish } from './schedule.contract';
import { ScheduleRepository } from './schedule.repository';
import { namedSeconds, secondsOf, weekdayName } from './schedule.rules';
import { ScheduleService } from './schedule.service';

@Injectable()
export class MemberScheduleService {
  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly company: ScheduleService,
    private readonly members: MembersService,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws memberNotFound also for a member that the caller's reach does not cover */
  async get(who: Principal, memberId: string): Promise<MemberScheduleView> {
    await this.members.get(who, memberId);
    return this.view(who.workspaceId, memberId);
  }

  /** @param seen the version the caller looked at @throws memberNotFound; versionClash when it changed since */
  set(
    who: Principal,
    memberId: string,
    wish: MemberScheduleWish,
    seen?: number,
  ): Promise<MemberScheduleView> {
    return this.seats.permitted(who, 'employees:edit', async () => {
      const { id, name } = await this.members.get(who, memberId);
      const before = await this.view(who.workspaceId, memberId);
      assertSeen(before.version, seen);
      const seconds = wish.expectedSeconds && secondsOf(wish.expectedSeconds);
      await this.schedules.setOfMember(who.workspaceId, memberId, seconds);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'member.schedule_changed',
        target: { id, name },
        before: { expectedSeconds: before.isOwn ? before.expectedSeconds : null },
        after: wish,
      });
      return this.view(who.workspaceId, memberId);
    });
  }

  private async view(workspaceId: string, memberId: string): Promise<MemberScheduleView> {
    const own = await this.schedules.findOfMember(workspaceId, memberId);
    const { workweekStartsOn, expectedSeconds } = await this.company.of(workspaceId);
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
