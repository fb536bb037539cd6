import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Day, DayRange } from '../../../kernel/calendar/calendar';
import type { TablesOf } from '../../../kernel/database/kysely.repository';
import { ReportRepository } from '../../../kernel/database/report-sql';
import type { JobSchema } from '../../account';
import type { TimeOffEntrySchema } from '../../time-off';
import type { TimeEntrySchema } from '../../time-tracking';
import { epochSeconds } from '../framework';

type Entities = typeof JobSchema | typeof TimeOffEntrySchema | typeof TimeEntrySchema;

export interface DayOffRow {
  readonly memberId: string;
  readonly day: Day;
  readonly seconds: number;
}

/** An open entry; `begins` is in whole seconds since 1970. */
export interface OpenRow {
  readonly memberId: string;
  readonly begins: number;
}

export type JobRow = Readonly<Pick<Selectable<TablesOf<Entities>['job']>, 'id' | 'name' | 'code'>>;

/** The queries of the hour reports. */
@Injectable()
export class HourReportsRepository extends ReportRepository<Entities> {
  listJobs(workspaceId: string): Promise<JobRow[]> {
    return this.db
      .selectFrom('job')
      .select(['id', 'name', 'code'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('name')
      .orderBy('id')
      .execute();
  }

  /** Approved days off that were not voided. */
  listDaysOff(
    workspaceId: string,
    memberIds: readonly string[],
    { startsOn, endsOn }: DayRange,
  ): Promise<DayOffRow[]> {
    return this.db
      .selectFrom('time_off_entry')
      .select(['memberId', 'onDay as day'])
      .select(({ ref }) => sql<number>`sum(${ref('seconds')})::float8`.as('seconds'))
      .where('workspaceId', '=', workspaceId)
      .where('memberId', '=', anyOf(memberIds))
      .where('voidedAt', 'is', null)
      .where((eb) => eb.between('onDay', startsOn, endsOn))
      .groupBy(['memberId', 'onDay'])
      .orderBy('memberId')
      .orderBy('onDay')
      .execute();
  }

  /** Open entries that began before an instant, at most one per member. */
  listOpenEntries(workspaceId: string, memberIds: readonly string[], until: Date): Promise<OpenRow[]> {
    return this.db
      .selectFrom('time_entry')
      .select('memberId')
      .select(({ ref }) => epochSeconds(ref('inAt')).as('begins'))
      .where('workspaceId', '=', workspaceId)
      .where('memberId', '=', anyOf(memberIds))
      .where('outAt', 'is', null)
      .where('archivedAt', 'is', null)
      .where('inAt', '<', until)
      .execute();
  }
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::text[])`;
