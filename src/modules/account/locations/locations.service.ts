import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { refusalOf } from '../../../kernel/http/validation-pipe';
import { newId } from '../../../kernel/id/id';
import { AuditTrail, type Happening, type WorkspaceAction } from '../../audit';
import { MembershipLock } from '../../members';
import { type ArchivableKind, ArchiveService, archiveFilter, assertActive, timestampsOf } from '../archive';
import type {
  LocationChange,
  LocationPage,
  LocationsQuery,
  LocationView,
  NewLocation,
} from './locations.contract';
import { locationNotFound } from './locations.problems';
import { type LocationFacts, type LocationRow, LocationsRepository } from './locations.repository';
import { changedLocation, firstAt, type LocationMatcher } from './locations.rules';

type Change = Pick<Happening<WorkspaceAction>, 'before' | 'after'>;

@Injectable()
export class LocationsService {
  private readonly kind: ArchivableKind<LocationRow> = {
    permission: 'account:edit',
    actions: { archived: 'location.archived', restored: 'location.restored' },
    find: (workspaceId, id) => this.row(workspaceId, id),
    setArchived: (workspaceId, id, at) => this.locations.setArchived(workspaceId, id, at),
  };

  constructor(
    private readonly locations: LocationsRepository,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly archives: ArchiveService,
  ) {}

  /** The first active location, by name, that matches; null if none does. */
  async match(workspaceId: string, where: LocationMatcher): Promise<{ locationId: string | null }> {
    const found = firstAt(await this.locations.listInMatchingOrder(workspaceId), where);
    return { locationId: found?.id ?? null };
  }

  /** Oldest first. */
  async list(caller: Principal, query: LocationsQuery): Promise<LocationPage> {
    const rows = await this.locations.list(caller.workspaceId, archiveFilter(query));
    return toPage(rows, query.limit, ({ id }) => id, view);
  }

  /** @throws locationNotFound */
  async get(caller: Principal, locationId: string): Promise<LocationView> {
    return view(await this.row(caller.workspaceId, locationId));
  }

  add(caller: Principal, input: NewLocation): Promise<LocationView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const id = newId('loc');
      await this.locations.add(caller.workspaceId, id, input, this.clock.now());
      const row = await this.row(caller.workspaceId, id);
      await this.record(caller, 'location.added', row, { after: { ...factsOf(row) } });
      return view(row);
    });
  }

  /**
   * @param seen the version that the caller read
   * @throws locationNotFound, itemArchived; invalidInput when no geofence or network would remain; versionClash when it
   * has changed since
   */
  change(
    caller: Principal,
    locationId: string,
    change: LocationChange,
    seen?: number,
  ): Promise<LocationView> {
    return this.memberships.withPermission(caller, 'account:edit', async () => {
      const before = await this.row(caller.workspaceId, locationId);
      assertSeen(before.version, seen);
      assertActive(before);
      const facts = changedLocation(before, change);
      assertHasRule(facts, change);
      await this.locations.set(caller.workspaceId, locationId, facts);
      const row = await this.row(caller.workspaceId, locationId);
      const audited = { before: { ...factsOf(before) }, after: { ...factsOf(row) } };
      await this.record(caller, 'location.changed', row, audited);
      return view(row);
    });
  }

  /** The location no longer matches; entries keep it. @throws locationNotFound, itemArchived */
  async archive(caller: Principal, locationId: string, seen?: number): Promise<LocationView> {
    return view(await this.archives.archive(caller, this.kind, locationId, seen));
  }

  /** @throws locationNotFound, itemNotArchived */
  async restore(caller: Principal, locationId: string, seen?: number): Promise<LocationView> {
    return view(await this.archives.restore(caller, this.kind, locationId, seen));
  }

  private async row(workspaceId: string, locationId: string): Promise<LocationRow> {
    const row = await this.locations.find(workspaceId, locationId);
    if (!row) throw locationNotFound();
    return row;
  }

  private record(
    caller: Principal,
    action: WorkspaceAction,
    { id, name }: LocationRow,
    change: Change,
  ): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, { action, target: { id, name }, ...change });
  }
}

/** A change can empty one list when the other is already empty, which the schema cannot see. */
function assertHasRule({ geofences, networks }: LocationFacts, change: LocationChange): void {
  if (geofences.length + networks.length > 0) return;
  const path = [change.networks ? 'networks' : 'geofences'];
  const message = 'This leaves the location without a geofence or network. Add one, or archive the location.';
  throw refusalOf([{ path, code: 'too_small', message }], 'body');
}

const factsOf = ({ name, geofences, networks }: LocationRow) => ({ name, geofences, networks });

const view = (row: LocationRow): LocationView => ({ ...row, ...timestampsOf(row) });
