import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type Happening, type WorkspaceAction } from '../../audit';
import { MembershipLock, memberNotFound } from '../../members';
import { type ArchivableKind, ArchiveService, archiveFilter, assertActive, timestampsOf } from '../archive';
import type { JobChange, JobPage, JobsQuery, JobView, NewJob, SavedJob } from './jobs.contract';
import { jobNotFound } from './jobs.problems';
import { type JobRow, JobsRepository } from './jobs.repository';
import { changedJob, factsOf, onlyMemberOf, warningsOf } from './jobs.rules';

type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class JobsService {
  private readonly kind: ArchivableKind<JobRow> = {
    permission: 'account:edit',
    actions: { archived: 'job.archived', restored: 'job.restored' },
    find: (workspaceId, id) => this.row(workspaceId, id),
    setArchived: (workspaceId, id, at) => this.jobs.setArchived(workspaceId, id, at),
  };

  constructor(
    private readonly jobs: JobsRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly archives: ArchiveService,
  ) {}

  /** Oldest first. Employees see only the jobs they can use. @throws memberNotFound for a colleague’s jobs */
  async list(caller: Principal, query: JobsQuery): Promise<JobPage> {
    const own = onlyMemberOf(caller);
    if (own && query.memberId && query.memberId !== own) throw memberNotFound();
    const rows = await this.jobs.list(caller.workspaceId, query.memberId ?? own, archiveFilter(query));
    return toPage(rows, query.limit, ({ id }) => id, view);
  }

  /** @throws jobNotFound, also for a job that the employee cannot use */
  async get(caller: Principal, jobId: string): Promise<JobView> {
    return view(await this.row(caller.workspaceId, jobId, onlyMemberOf(caller)));
  }

  /** A duplicate name or code is allowed and returns a warning. */
  add(caller: Principal, input: NewJob): Promise<SavedJob> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const id = newId('job');
      await this.jobs.add(caller.workspaceId, id, input, this.clock.now());
      const row = await this.row(caller.workspaceId, id);
      await this.record(caller, 'job.added', row, { after: { ...factsOf(row) } });
      return this.saved(caller.workspaceId, row);
    });
  }

  /** @param seen the version that the caller read @throws jobNotFound, itemArchived; versionClash when it has changed */
  change(caller: Principal, jobId: string, change: JobChange, seen?: number): Promise<SavedJob> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const before = await this.row(caller.workspaceId, jobId);
      assertSeen(before.version, seen);
      assertActive(before);
      await this.jobs.set(caller.workspaceId, jobId, changedJob(before, change));
      const row = await this.row(caller.workspaceId, jobId);
      await this.record(caller, 'job.changed', row, {
        before: { ...factsOf(before) },
        after: { ...factsOf(row) },
      });
      return this.saved(caller.workspaceId, row);
    });
  }

  /** Members can no longer use the job; entries keep it. @throws jobNotFound, itemArchived */
  async archive(caller: Principal, jobId: string, seen?: number): Promise<JobView> {
    return view(await this.archives.archive(caller, this.kind, jobId, seen));
  }

  /** @throws jobNotFound, itemNotArchived */
  async restore(caller: Principal, jobId: string, seen?: number): Promise<SavedJob> {
    return this.saved(caller.workspaceId, await this.archives.restore(caller, this.kind, jobId, seen));
  }

  /** @throws jobNotFound when the member cannot use the job now, including archived and other workspaces’ jobs */
  async assertUsable(workspaceId: string, memberId: string, jobId: string): Promise<void> {
    await this.row(workspaceId, jobId, memberId);
  }

  /** Whether the workspace has any active job. */
  hasActive(workspaceId: string): Promise<boolean> {
    return this.jobs.hasActive(workspaceId);
  }

  private async row(workspaceId: string, jobId: string, onlyFor: string | null = null): Promise<JobRow> {
    const row = await this.jobs.find(workspaceId, onlyFor, jobId);
    if (!row) throw jobNotFound();
    return row;
  }

  private async saved(workspaceId: string, row: JobRow): Promise<SavedJob> {
    return { ...view(row), warnings: warningsOf(row, await this.jobs.findTwins(workspaceId, row)) };
  }

  private record(
    caller: Principal,
    action: WorkspaceAction,
    { id, name }: JobRow,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
  }
}

const view = (row: JobRow): JobView => ({ ...row, ...timestampsOf(row) });
