import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { ClockSetupInput } from './clock-setup.contract';
import type { ClockSetupSchema } from './clock-setup.entity';

const CHANGEABLE = [
  'requiresJob',
  'requiresNote',
  'warnsOnUnrecognisedLocation',
  'forgottenAfterSeconds',
] as const;

export type ClockSetupRow = Readonly<
  Omit<Selectable<TablesOf<typeof ClockSetupSchema>['clock_setup']>, 'workspaceId'>
>;

@Injectable()
export class ClockSetupRepository extends KyselyRepository<typeof ClockSetupSchema> {
  /** @returns undefined while the defaults apply */
  find(workspaceId: string): Promise<ClockSetupRow | undefined> {
    return this.db
      .selectFrom('clock_setup')
      .select([...CHANGEABLE, 'updatedAt', 'version'])
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  async set(workspaceId: string, setup: ClockSetupInput): Promise<void> {
    const values = pick(setup, CHANGEABLE);
    await this.db
      .insertInto('clock_setup')
      .values({ workspaceId, ...values })
      .onConflict((conflict) => conflict.constraint('clock_setup_pkey').doUpdateSet(values))
      .execute();
  }
}
