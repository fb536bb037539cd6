import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { ArchivableRow, ArchiveFilter } from '../archive';
import type { Geofence } from './locations.contract';
import type { PlaceRules } from './locations.rules';

export interface LocationRow extends ArchivableRow {
  readonly id: string;
  readonly name: string;
  readonly geofences: Geofence[];
  readonly networks: string[];
}
export type LocationFacts = PlaceRules & { readonly name: string };

const SELECT = `select id, name, geofences, networks, archived_at as "archivedAt", created_at as "createdAt",
    updated_at as "updatedAt", version
  from clock_location where workspace_id = $1`;

@Injectable()
export class LocationsRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. */
  list(workspaceId: string, filter: ArchiveFilter): Promise<LocationRow[]> {
    return this.sql.rows<LocationRow>(
      `${SELECT} and ($2 = 'all' or (archived_at is null) = ($2 = 'active'))
         and ($3::timestamptz is null or updated_at >= $3) and id > $4
       order by id limit $5`,
      [workspaceId, filter.status, filter.changedFrom, filter.after, filter.limit],
    );
  }

  find(workspaceId: string, locationId: string): Promise<LocationRow | undefined> {
    return this.sql.row<LocationRow>(`${SELECT} and id = $2`, [workspaceId, locationId]);
  }

  /** Active locations in matching order: by name, then oldest first. */
  inOrder(workspaceId: string): Promise<(PlaceRules & { id: string })[]> {
    return this.sql.rows(
      `select id, geofences, networks from clock_location
       where workspace_id = $1 and archived_at is null order by lower(name), id`,
      [workspaceId],
    );
  }

  async add(workspaceId: string, id: string, facts: LocationFacts, now: Date): Promise<void> {
    await this.sql.count(
      `insert into clock_location (workspace_id, id, name, geofences, networks, created_at)
       values ($1, $2, $3, $4::jsonb, $5, $6)`,
      [workspaceId, id, facts.name, JSON.stringify(facts.geofences), facts.networks, now],
    );
  }

  async set(workspaceId: string, id: string, facts: LocationFacts): Promise<void> {
    await this.sql.count(
      `update clock_location set name = $3, geofences = $4::jsonb, networks = $5
       where workspace_id = $1 and id = $2`,
      [workspaceId, id, facts.name, JSON.stringify(facts.geofences), facts.networks],
    );
  }

  async setArchived(workspaceId: string, id: string, at: Date | null): Promise<void> {
    await this.sql.count('update clock_location set archived_at = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
      at,
    ]);
  }
}
