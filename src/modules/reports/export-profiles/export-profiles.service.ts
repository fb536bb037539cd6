import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import {
  type ArchivableKind,
  ArchiveService,
  archiveFilter,
  assertActive,
  timestampsOf,
} from '../../account';
import { AuditTrail, changesOf, type Happening, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import type {
  ExportProfileChange,
  ExportProfilePage,
  ExportProfilesQuery,
  ExportProfileView,
  NewExportProfile,
} from './export-profiles.contract';
import { exportProfileNotFound } from './export-profiles.problems';
import { type ExportProfileRow, ExportProfilesRepository } from './export-profiles.repository';
import { assertCapacity, changedProfile, factsOf } from './export-profiles.rules';

type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class ExportProfilesService {
  private readonly kind: ArchivableKind<ExportProfileRow> = {
    permission: 'reports:edit',
    actions: { archived: 'export_profile.archived', restored: 'export_profile.restored' },
    find: (workspaceId, id) => this.row(workspaceId, id),
    setArchived: (workspaceId, id, at) => this.profiles.setArchived(workspaceId, id, at),
    assertRestorable: async (workspaceId) => assertCapacity(await this.profiles.countActive(workspaceId)),
  };

  constructor(
    private readonly profiles: ExportProfilesRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly archives: ArchiveService,
  ) {}

  /** Oldest first. */
  async list(caller: Principal, query: ExportProfilesQuery): Promise<ExportProfilePage> {
    const rows = await this.profiles.list(caller.workspaceId, archiveFilter(query));
    return toPage(rows, query.limit, ({ id }) => id, view);
  }

  /** @throws exportProfileNotFound */
  async get(caller: Principal, profileId: string): Promise<ExportProfileView> {
    return view(await this.row(caller.workspaceId, profileId));
  }

  /**
   * The profile to format a file with.
   * @throws exportProfileNotFound, also if the caller has only the reach `own`; itemArchived
   */
  async findUsable(caller: Principal, profileId: string): Promise<ExportProfileView> {
    if (caller.grants.get('reports:read') !== 'all') throw exportProfileNotFound();
    const row = await this.row(caller.workspaceId, profileId);
    assertActive(row);
    return view(row);
  }

  /** @throws exportProfileLimitReached, exportProfileNameTaken */
  add(caller: Principal, input: NewExportProfile): Promise<ExportProfileView> {
    return this.memberships.withPermission(caller, 'reports:edit', async () => {
      assertCapacity(await this.profiles.countActive(caller.workspaceId));
      const id = newId('exp');
      await this.profiles.add(caller.workspaceId, { ...input, id }, this.clock.now());
      const row = await this.row(caller.workspaceId, id);
      return this.reported(caller, 'export_profile.added', row, {
        after: { report: row.report, ...factsOf(row) },
      });
    });
  }

  /**
   * @param seen the version that the caller has seen
   * @throws exportProfileNotFound, itemArchived, exportProfileNameTaken; versionClash if it has changed since
   */
  change(
    caller: Principal,
    profileId: string,
    change: ExportProfileChange,
    seen?: number,
  ): Promise<ExportProfileView> {
    return this.memberships.withPermission(caller, 'reports:edit', async () => {
      const before = await this.row(caller.workspaceId, profileId);
      assertSeen(before.version, seen);
      assertActive(before);
      await this.profiles.set(caller.workspaceId, profileId, changedProfile(before, change));
      const row = await this.row(caller.workspaceId, profileId);
      return this.reported(caller, 'export_profile.changed', row, changesOf(factsOf(before), factsOf(row)));
    });
  }

  /** An archived profile cannot be used for downloads. @throws exportProfileNotFound, itemArchived, versionClash */
  async archive(caller: Principal, profileId: string, seen?: number): Promise<ExportProfileView> {
    return view(await this.archives.archive(caller, this.kind, profileId, seen));
  }

  /** @throws exportProfileNotFound, itemNotArchived, exportProfileLimitReached, exportProfileNameTaken, versionClash */
  async restore(caller: Principal, profileId: string, seen?: number): Promise<ExportProfileView> {
    return view(await this.archives.restore(caller, this.kind, profileId, seen));
  }

  private async row(workspaceId: string, profileId: string): Promise<ExportProfileRow> {
    const row = await this.profiles.find(workspaceId, profileId);
    if (!row) throw exportProfileNotFound();
    return row;
  }

  private async reported(
    caller: Principal,
    action: WorkspaceAction,
    row: ExportProfileRow,
    change: Change,
  ): Promise<ExportProfileView> {
    const { id, name } = row;
    await this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
    return view(row);
  }
}

const view = (row: ExportProfileRow): ExportProfileView => ({ ...row, ...timestampsOf(row) });
