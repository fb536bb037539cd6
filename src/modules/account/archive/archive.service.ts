import { Injectable } from '@nestjs/common';
import type { Permission } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { AuditTrail, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import type { ArchivableRow } from './archive.contract';
import { assertActive, assertArchived } from './archive.rules';

type Item = ArchivableRow & { readonly id: string; readonly name: string };

/** How items of one kind are archived and restored. */
export interface ArchivableKind<Row extends Item> {
  /** Needed with reach `all`. */
  readonly permission: Permission;
  readonly actions: { readonly archived: WorkspaceAction; readonly restored: WorkspaceAction };
  /** @throws a problem if the workspace has no such item */
  find(workspaceId: string, id: string): Promise<Row>;
  setArchived(workspaceId: string, id: string, at: Date | null): Promise<void>;
  /** Throws a problem if the archived item cannot become active again. */
  assertRestorable?(workspaceId: string, row: Row): Promise<void>;
}

/** Archives and restores items. Each call is one transaction and records an audit event. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** @param seen the version that the caller read @throws itemArchived, versionClash, and those of the kind */
  archive<Row extends Item>(
    caller: Principal,
    kind: ArchivableKind<Row>,
    id: string,
    seen?: number,
  ): Promise<Row> {
    return this.memberships.withPermission(caller, kind.permission, async () => {
      const before = await kind.find(caller.workspaceId, id);
      assertSeen(before.version, seen);
      assertActive(before);
      await kind.setArchived(caller.workspaceId, id, this.clock.now());
      return this.recorded(caller, kind, kind.actions.archived, before);
    });
  }

  /** @param seen the version that the caller read @throws itemNotArchived, versionClash, and those of the kind */
  restore<Row extends Item>(
    caller: Principal,
    kind: ArchivableKind<Row>,
    id: string,
    seen?: number,
  ): Promise<Row> {
    return this.memberships.withPermission(caller, kind.permission, async () => {
      const before = await kind.find(caller.workspaceId, id);
      assertSeen(before.version, seen);
      assertArchived(before);
      await kind.assertRestorable?.(caller.workspaceId, before);
      await kind.setArchived(caller.workspaceId, id, null);
      return this.recorded(caller, kind, kind.actions.restored, before);
    });
  }

  private async recorded<Row extends Item>(
    caller: Principal,
    kind: ArchivableKind<Row>,
    action: WorkspaceAction,
    { id, name }: Row,
  ): Promise<Row> {
    await this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name } });
    return kind.find(caller.workspaceId, id);
  }
}
