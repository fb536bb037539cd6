import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import type { TablesOf } from '../../../kernel/database/kysely.repository';
import { ReportRepository } from '../../../kernel/database/report-sql';
import type { ClockLocationSchema } from '../../account';
import { dayIn } from '../framework';

type Columns = Selectable<TablesOf<typeof ClockLocationSchema>['clock_location']>;

export interface LocationRow extends Readonly<Pick<Columns, 'id' | 'name' | 'geofences'>> {
  /** The days on which it was added and archived, in the workspace's time zone. */
  readonly addedOn: Day;
  readonly archivedOn: Day | null;
}

/** The clock locations of a report. */
@Injectable()
export class LocationReportsRepository extends ReportRepository<typeof ClockLocationSchema> {
  /** In the order in which they are matched; includes archived ones, because past entries refer to them. */
  listLocations(workspaceId: string, zone: string): Promise<LocationRow[]> {
    return this.db
      .selectFrom('clock_location')
      .select(['id', 'name', 'geofences'])
      .select(({ ref }) => [
        dayIn(ref('createdAt'), zone).as('addedOn'),
        dayIn(ref('archivedAt'), zone).as('archivedOn'),
      ])
      .where('workspaceId', '=', workspaceId)
      .orderBy(({ fn }) => fn<string>('lower', ['name']))
      .orderBy('id')
      .execute();
  }
}
