import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembersService, Seats } from '../../members';
import { jobNotFound } from '../account.problems';
import { AssignmentsRepository } from './assignments.repository';
import type { MemberJobsView, MemberJobsWish } from './jobs.contract';

@Injectable()
export class MemberJobsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly members: MembersService,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws memberNotFound also for a member that the caller's reach does not cover */
  async get(who: Principal, memberId: string): Promise<MemberJobsView> {
    await this.members.get(who, memberId);
    return this.view(who.workspaceId, memberId);
  }

  /**
   * @param seen the version the caller looked at
   * @throws memberNotFound; jobNotFound naming the jobs that are not there; versionClash when it changed since
   */
  set(who: Principal, memberId: string, wish: MemberJobsWish, seen?: number): Promise<MemberJobsView> {
    return this.seats.permitted(who, 'employees:edit', async () => {
      const { id, name } = await this.members.get(who, memberId);
      const before = await this.view(who.workspaceId, memberId);
      assertSeen(before.version, seen);
      await this.assertKnown(who.workspaceId, wish.jobIds);
      await this.assignments.set(who.workspaceId, memberId, wish.jobIds);
      const after = await this.view(who.workspaceId, memberId);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'member.jobs_changed',
        target: { id, name },
        before: { jobs: await this.assignments.known(who.workspaceId, before.jobIds) },
        after: { jobs: await this.assignments.known(who.workspaceId, after.jobIds) },
      });
      return after;
    });
  }

  private async assertKnown(workspaceId: string, jobIds: readonly string[]): Promise<void> {
    const known = new Set((await this.assignments.known(workspaceId, jobIds)).map(({ id }) => id));
    const missing = jobIds.filter((id) => !known.has(id));
    if (missing.length > 0) throw jobNotFound(undefined, { jobIds: missing });
  }

  private async view(workspaceId: string, memberId: string): Promise<MemberJobsView> {
    const row = await this.assignments.find(workspaceId, memberId);
    return {
      memberId,
      jobIds: row?.jobIds ?? [],
      updatedAt: row?.updatedAt.toISOString() ?? null,
      version: row?.version ?? 0,
    };
  }
}
