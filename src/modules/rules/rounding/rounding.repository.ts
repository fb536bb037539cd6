import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { RoundingSchema } from './rounding.entity';

type Tables = TablesOf<typeof RoundingSchema>;
export type RoundingRow = Readonly<Omit<Selectable<Tables['rounding']>, 'workspaceId'>>;

@Injectable()
export class RoundingRepository extends KyselyRepository<typeof RoundingSchema> {
  /** @returns undefined if the workspace has never set it */
  find(workspaceId: string): Promise<RoundingRow | undefined> {
    return this.db
      .selectFrom('rounding')
      .select(['stepMinutes', 'updatedAt', 'version'])
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  async set(workspaceId: string, stepMinutes: RoundingRow['stepMinutes']): Promise<void> {
    await this.db
      .insertInto('rounding')
      .values({ workspaceId, stepMinutes })
      .onConflict((conflict) => conflict.constraint('rounding_pkey').doUpdateSet({ stepMinutes }))
      .execute();
  }
}
