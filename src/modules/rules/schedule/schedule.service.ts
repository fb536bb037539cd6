import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { ScheduleInput, ScheduleView } from './schedule.contract';
import { ScheduleRepository } from './schedule.repository';
import {
  DEFAULT_SCHEDULE,
  namedSeconds,
  type Schedule,
  secondsOf,
  weekdayName,
  weekdayNumber,
} from './schedule.rules';

@Injectable()
export class ScheduleService {
  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** The working days of the company, or of a member if given. The workweek is always the company's. */
  async scheduleOf(workspaceId: string, memberId?: string): Promise<Schedule> {
    const { workweekStartsOn, expectedSeconds } =
      (await this.schedules.findOfCompany(workspaceId)) ?? DEFAULT_SCHEDULE;
    const own = memberId === undefined ? undefined : await this.schedules.findOfMember(workspaceId, memberId);
    return { workweekStartsOn, expectedSeconds: own?.expectedSeconds ?? expectedSeconds };
  }

  /** The working days of all members who have their own, by member id, in one query. */
  async ownDaysOf(workspaceId: string): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
    const rows = await this.schedules.listOfMembers(workspaceId);
    return new Map(rows.flatMap((row) => (row.expectedSeconds ? [[row.memberId, row.expectedSeconds]] : [])));
  }

  async get(caller: Principal): Promise<ScheduleView> {
    const row = await this.schedules.findOfCompany(caller.workspaceId);
    const { workweekStartsOn, expectedSeconds } = row ?? DEFAULT_SCHEDULE;
    return {
      workweekStartsOn: weekdayName(workweekStartsOn),
      expectedSeconds: namedSeconds(expectedSeconds),
      updatedAt: row?.updatedAt.toISOString() ?? null,
      version: row?.version ?? 0,
    };
  }

  /** @param seen the version the caller last read @throws versionClash when it has changed since */
  set(caller: Principal, input: ScheduleInput, seen?: number): Promise<ScheduleView> {
    return this.memberships.withPermission(caller, 'rules:edit', async () => {
      const before = await this.get(caller);
      assertSeen(before.version, seen);
      await this.schedules.setOfCompany(caller.workspaceId, {
        workweekStartsOn: weekdayNumber(input.workweekStartsOn),
        expectedSeconds: secondsOf(input.expectedSeconds),
      });
      const { workweekStartsOn, expectedSeconds } = before;
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'rules.schedule_changed',
        before: { workweekStartsOn, expectedSeconds },
        after: input,
      });
      return this.get(caller);
    });
  }
}
