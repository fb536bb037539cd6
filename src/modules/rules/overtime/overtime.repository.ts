import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { OvertimePreset, OvertimeRuleView } from './overtime.contract';
import type { OvertimeSchema } from './overtime.entity';
import type { OvertimeRuleSchema } from './overtime-rule.entity';

type Entities = typeof OvertimeSchema | typeof OvertimeRuleSchema;

export interface OvertimeRow
  extends Readonly<Omit<Selectable<TablesOf<Entities>['overtime']>, 'workspaceId'>> {
  readonly rules: OvertimeRuleView[];
}

@Injectable()
export class OvertimeRepository extends KyselyRepository<Entities> {
  /** @returns undefined if the workspace has never set its rules */
  find(workspaceId: string): Promise<OvertimeRow | undefined> {
    return this.db
      .selectFrom('overtime as o')
      .select((eb) => [
        'o.preset',
        'o.updatedAt',
        'o.version',
        sql<OvertimeRuleView[]>`coalesce(${eb
          .selectFrom('overtime_rule as r')
          .select(({ ref }) =>
            sql<OvertimeRuleView[]>`jsonb_agg(jsonb_build_object(
              'kind', ${ref('r.kind')}, 'thresholdSeconds', ${ref('r.thresholdSeconds')},
              'multiplierHundredths', ${ref('r.multiplierHundredths')}) order by ${ref('r.position')})`.as(
              'rules',
            ),
          )
          .whereRef('r.workspaceId', '=', 'o.workspaceId')}, '[]')`.as('rules'),
      ])
      .where('o.workspaceId', '=', workspaceId)
      .executeTakeFirst();
  }

  /** Replaces all rules. The trigger on `overtime` increments the version. */
  async set(
    workspaceId: string,
    preset: OvertimePreset | null,
    rules: readonly OvertimeRuleView[],
  ): Promise<void> {
    await this.db
      .insertInto('overtime')
      .values({ workspaceId, preset })
      .onConflict((conflict) => conflict.constraint('overtime_pkey').doUpdateSet({ preset }))
      .execute();
    await this.db.deleteFrom('overtime_rule').where('workspaceId', '=', workspaceId).execute();
    const rows = rules.map(({ kind, thresholdSeconds, multiplierHundredths }, at) => ({
      workspaceId,
      position: at + 1,
      kind,
      thresholdSeconds,
      multiplierHundredths,
    }));
    if (rows.length > 0) await this.db.insertInto('overtime_rule').values(rows).execute();
  }
}
