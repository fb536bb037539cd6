import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail } from '../../audit';
import { MembershipLock, MembersService } from '../../members';
import { AssignmentsRepository } from './assignments.repository';
import type { MemberJobsInput, MemberJobsView } from './jobs.contract';
import { jobNotFound } from './jobs.problems';

@Injectable()
export class MemberJobsService {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly members: MembersService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws memberNotFound, also for a member outside the caller's reach */
  async get(caller: Principal, memberId: string): Promise<MemberJobsView> {
    await this.members.get(caller, memberId);
    return this.view(caller.workspaceId, memberId);
  }

  /**
   * @param seen the version that the caller read
   * @throws memberNotFound; jobNotFound with the ids of unknown jobs; versionClash when it has changed since
   */
  set(caller: Principal, memberId: string, input: MemberJobsInput, seen?: number): Promise<MemberJobsView> {
    return this.memberships.withPermission(caller, 'employees:edit', async () => {
      const { id, name } = await this.members.get(caller, memberId);
      const before = await this.view(caller.workspaceId, memberId);
      assertSeen(before.version, seen);
      await this.assertKnown(caller.workspaceId, input.jobIds);
      await this.assignments.set(caller.workspaceId, memberId, input.jobIds);
      const after = await this.view(caller.workspaceId, memberId);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'member.jobs_changed',
        target: { id, name },
        before: { jobs: await this.assignments.listJobs(caller.workspaceId, before.jobIds) },
        after: { jobs: await this.assignments.listJobs(caller.workspaceId, after.jobIds) },
      });
      return after;
    });
  }

  private async assertKnown(workspaceId: string, jobIds: readonly string[]): Promise<void> {
    const known = new Set((await this.assignments.listJobs(workspaceId, jobIds)).map(({ id }) => id));
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
