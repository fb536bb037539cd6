import { Injectable } from '@nestjs/common';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { columnsOf, pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { type ArchiveFilter, inArchiveFilter } from '../../account';
import { ExportProfileSchema } from './export-profile.entity';
import type { ExportProfileFacts, NewExportProfile } from './export-profiles.contract';

type Tables = TablesOf<typeof ExportProfileSchema>;

const COLUMNS = columnsOf(ExportProfileSchema, 'x', ['workspaceId']);
const CHANGEABLE = ['name', 'delimiter', 'decimalSign', 'dateForm', 'hoursForm'] as const;

export type ExportProfileRow = Readonly<Omit<Selectable<Tables['export_profile']>, 'workspaceId'>>;

@Injectable()
export class ExportProfilesRepository extends KyselyRepository<typeof ExportProfileSchema> {
  /** Oldest first. */
  list(workspaceId: string, filter: ArchiveFilter): Promise<ExportProfileRow[]> {
    return this.select(workspaceId)
      .where(({ ref }) =>
        inArchiveFilter(
          { id: ref('x.id'), archivedAt: ref('x.archivedAt'), updatedAt: ref('x.updatedAt') },
          filter,
        ),
      )
      .orderBy('x.id')
      .limit(filter.limit)
      .execute();
  }

  find(workspaceId: string, profileId: string): Promise<ExportProfileRow | undefined> {
    return this.select(workspaceId).where('x.id', '=', profileId).executeTakeFirst();
  }

  async countActive(workspaceId: string): Promise<number> {
    const { count } = await this.db
      .selectFrom('export_profile')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('workspaceId', '=', workspaceId)
      .where('archivedAt', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  async add(
    workspaceId: string,
    profile: NewExportProfile & { readonly id: string },
    now: Date,
  ): Promise<void> {
    await this.db
      .insertInto('export_profile')
      .values({ workspaceId, ...pick(profile, ['id', 'report']), ...valuesOf(profile), createdAt: now })
      .execute();
  }

  async set(workspaceId: string, profileId: string, facts: ExportProfileFacts): Promise<void> {
    await this.db
      .updateTable('export_profile')
      .set(valuesOf(facts))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', profileId)
      .execute();
  }

  async setArchived(workspaceId: string, profileId: string, archivedAt: Date | null): Promise<void> {
    await this.db
      .updateTable('export_profile')
      .set({ archivedAt })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', profileId)
      .execute();
  }

  private select(workspaceId: string) {
    return this.db.selectFrom('export_profile as x').select(COLUMNS).where('x.workspaceId', '=', workspaceId);
  }
}

const valuesOf = (facts: ExportProfileFacts) => ({
  ...pick(facts, CHANGEABLE),
  columns: asJson(facts.columns),
});

/** A JSON array; the driver would send an array as a PostgreSQL array. */
const asJson = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;
