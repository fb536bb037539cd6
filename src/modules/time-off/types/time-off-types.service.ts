import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { weekOf } from '../../../kernel/calendar/calendar';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import { ScheduleService } from '../../rules';
import { type AccrualScope, Accruals } from '../accrual';
import type {
  NewTimeOffType,
  TimeOffTypeChange,
  TimeOffTypePage,
  TimeOffTypesQuery,
  TimeOffTypeView,
} from './time-off-types.contract';
import { timeOffTypeActive, timeOffTypeArchived, timeOffTypeNotFound } from './time-off-types.problems';
import { TimeOffTypesRepository, type TypeRow } from './time-off-types.repository';
import {
  assertStart,
  changedType,
  hasAccrualChanged,
  limitsOf,
  mustRestartCounting,
  startAfterChange,
  type TypeFacts,
} from './time-off-types.rules';

@Injectable()
export class TimeOffTypesService {
  constructor(
    private readonly types: TimeOffTypesRepository,
    private readonly accruals: Accruals,
    private readonly schedules: ScheduleService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** Oldest first; every member sees all types. */
  async list(caller: Principal, query: TimeOffTypesQuery): Promise<TimeOffTypePage> {
    const filter = { status: query.status, changedFrom: changedFrom(query) };
    const rows = await this.types.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, typeView);
  }

  /** @throws timeOffTypeNotFound */
  async get(caller: Principal, typeId: string): Promise<TimeOffTypeView> {
    return typeView(existing(await this.types.find(caller.workspaceId, typeId)));
  }

  /** Adds a type and credits everything due since a start date in the past. @throws timeOffStartOutOfRange */
  add(caller: Principal, input: NewTimeOffType): Promise<TimeOffTypeView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const today = this.accruals.today(caller.workspace.timeZone);
      const startsOn = input.startsOn ?? today;
      assertStart(startsOn, today);
      const { workweekStartsOn } = await this.schedules.scheduleOf(caller.workspaceId);
      const typeId = newId('tot');
      const facts: TypeFacts = { ...input, limits: limitsOf(input.limits, input.accrual), startsOn };
      const anchoredOn = weekOf(startsOn, workweekStartsOn).startsOn;
      await this.types.add(caller.workspaceId, typeId, { ...facts, anchoredOn }, this.accruals.now());
      const type = await this.lockType(caller, typeId);
      await this.accruals.catchUp(scopeOf(caller, typeId), type, null);
      return this.recorded(caller, 'time_off_type.created', undefined, type);
    });
  }

  /**
   * Changes never apply to the past: everything due under the current rules, including today, is credited first.
   * @param seen the version the caller last read @throws versionClash when it has changed since
   */
  change(
    caller: Principal,
    typeId: string,
    change: TimeOffTypeChange,
    seen?: number,
  ): Promise<TimeOffTypeView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const before = await this.lockType(caller, typeId);
      assertSeen(before.version, seen);
      const after = changedType(before, change);
      const scope = scopeOf(caller, typeId);
      await this.accruals.catchUp(scope, before, null);
      if (mustRestartCounting(before, after)) await this.accruals.restartCounting(scope);
      const startsOn = hasAccrualChanged(before, after)
        ? startAfterChange(before.startsOn, this.accruals.today(scope.zone))
        : before.startsOn;
      await this.types.change(caller.workspaceId, typeId, { ...after, startsOn });
      return this.recorded(caller, 'time_off_type.changed', before, await this.lockType(caller, typeId));
    });
  }

  /**
   * The type can no longer be requested and accrues nothing.
   * @param seen the version the caller last read @throws versionClash when it has changed since
   * @throws timeOffTypeArchived if it is already archived
   */
  archive(caller: Principal, typeId: string, seen?: number): Promise<TimeOffTypeView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const before = await this.lockType(caller, typeId);
      assertSeen(before.version, seen);
      if (before.archivedAt) throw timeOffTypeArchived();
      await this.accruals.catchUp(scopeOf(caller, typeId), before, null);
      await this.types.setArchived(caller.workspaceId, typeId, this.accruals.now());
      return this.recorded(caller, 'time_off_type.archived', before, await this.lockType(caller, typeId));
    });
  }

  /**
   * Accrual resumes tomorrow. Nothing accrues for the time the type was archived.
   * @param seen the version the caller last read @throws versionClash when it has changed since
   * @throws timeOffTypeActive
   */
  restore(caller: Principal, typeId: string, seen?: number): Promise<TimeOffTypeView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const before = await this.lockType(caller, typeId);
      assertSeen(before.version, seen);
      if (!before.archivedAt) throw timeOffTypeActive();
      const scope = scopeOf(caller, typeId);
      const today = this.accruals.today(scope.zone);
      await this.accruals.skipTo(scope, today);
      await this.types.change(caller.workspaceId, typeId, {
        ...before,
        startsOn: startAfterChange(before.startsOn, today),
      });
      await this.types.setArchived(caller.workspaceId, typeId, null);
      return this.recorded(caller, 'time_off_type.restored', before, await this.lockType(caller, typeId));
    });
  }

  private async lockType(caller: Principal, typeId: string): Promise<TypeRow> {
    return existing(await this.types.lock(caller.workspaceId, typeId));
  }

  private async recorded(
    caller: Principal,
    action: WorkspaceAction,
    before: TypeRow | undefined,
    after: TypeRow,
  ): Promise<TimeOffTypeView> {
    const view = typeView(after);
    const change = { ...(before ? { before: typeView(before) } : {}), after: view };
    await this.trail.inWorkspace(caller.workspaceId, caller, {
      action,
      target: { id: after.id, name: after.name },
      ...change,
    });
    return view;
  }
}

const scopeOf = (caller: Principal, typeId: string): AccrualScope => ({
  workspaceId: caller.workspaceId,
  typeId,
  zone: caller.workspace.timeZone,
});

function existing(type: TypeRow | undefined): TypeRow {
  if (!type) throw timeOffTypeNotFound();
  return type;
}

const typeView = ({ anchoredOn: _anchoredOn, archivedAt, ...type }: TypeRow): TimeOffTypeView => ({
  ...type,
  archivedAt: archivedAt?.toISOString() ?? null,
});
