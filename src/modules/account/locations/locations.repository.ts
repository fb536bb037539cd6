import { Injectable } from '@nestjs/common';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { columnsOf } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { type ArchiveFilter, type Imported, importedDates, inArchiveFilter } from '../archive';
import { ClockLocationSchema } from './clock-location.entity';
import type { Geofence } from './locations.contract';
import type { PlaceRules } from './locations.rules';

type Tables = TablesOf<typeof ClockLocationSchema>;

const COLUMNS = columnsOf(ClockLocationSchema, 'l', ['workspaceId']);

export type LocationRow = Readonly<Omit<Selectable<Tables['clock_location']>, 'workspaceId'>>;
export type LocationFacts = PlaceRules & { readonly name: string };
export type ImportedLocation = Imported & LocationFacts;

@Injectable()
export class LocationsRepository extends KyselyRepository<typeof ClockLocationSchema> {
  /** Oldest first. */
  list(workspaceId: string, filter: ArchiveFilter): Promise<LocationRow[]> {
    return this.select(workspaceId)
      .where(({ ref }) =>
        inArchiveFilter(
          { id: ref('l.id'), archivedAt: ref('l.archivedAt'), updatedAt: ref('l.updatedAt') },
          filter,
        ),
      )
      .orderBy('l.id')
      .limit(filter.limit)
      .execute();
  }

  find(workspaceId: string, locationId: string): Promise<LocationRow | undefined> {
    return this.select(workspaceId).where('l.id', '=', locationId).executeTakeFirst();
  }

  /** Active locations in matching order: by name, then oldest first. */
  listInMatchingOrder(workspaceId: string): Promise<Pick<LocationRow, 'id' | 'geofences' | 'networks'>[]> {
    return this.db
      .selectFrom('clock_location')
      .select(['id', 'geofences', 'networks'])
      .where('workspaceId', '=', workspaceId)
      .where('archivedAt', 'is', null)
      .orderBy(({ fn }) => fn<string>('lower', ['name']))
      .orderBy('id')
      .execute();
  }

  async add(workspaceId: string, id: string, facts: LocationFacts, now: Date): Promise<void> {
    await this.db
      .insertInto('clock_location')
      .values({ workspaceId, id, ...valuesOf(facts), createdAt: now })
      .execute();
  }

  async set(workspaceId: string, id: string, facts: LocationFacts): Promise<void> {
    await this.db
      .updateTable('clock_location')
      .set(valuesOf(facts))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }

  async setArchived(workspaceId: string, id: string, archivedAt: Date | null): Promise<void> {
    await this.db
      .updateTable('clock_location')
      .set({ archivedAt })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }

  /** Inserts locations with past dates. */
  async import(workspaceId: string, locations: readonly ImportedLocation[]): Promise<void> {
    await this.insertMany(
      'clock_location',
      locations.map((location) => ({
        workspaceId,
        id: location.id,
        name: location.name,
        geofences: [...location.geofences],
        networks: [...location.networks],
        ...importedDates(location),
      })),
    );
  }

  private select(workspaceId: string) {
    return this.db.selectFrom('clock_location as l').select(COLUMNS).where('l.workspaceId', '=', workspaceId);
  }
}

const valuesOf = ({ name, geofences, networks }: LocationFacts) => ({
  name,
  geofences: jsonOf(geofences),
  networks: [...networks],
});

/** A JSON array: the driver would send a plain array as a PostgreSQL array. */
const jsonOf = (geofences: readonly Geofence[]): RawBuilder<Geofence[]> =>
  sql<Geofence[]>`${JSON.stringify(geofences)}::jsonb`;
