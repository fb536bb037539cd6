import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { OvertimeRuleView } from './overtime.contract';

export interface OvertimeRow {
  readonly preset: string | null;
  readonly rules: OvertimeRuleView[];
  readonly updatedAt: Date;
  readonly version: number;
}

@Injectable()
export class OvertimeRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined if the workspace has never set its rules */
  find(workspaceId: string): Promise<OvertimeRow | undefined> {
    return this.sql.row<OvertimeRow>(
      `select o.preset, o.updated_at as "updatedAt", o.version,
              coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'thresholdSeconds', r.threshold_seconds,
                                                            'multiplierHundredths', r.multiplier_hundredths)
                                         order by r.position)
                        from overtime_rule r where r.workspace_id = o.workspace_id), '[]') as rules
       from overtime o where o.workspace_id = $1`,
      [workspaceId],
    );
  }

  /** Replaces all rules. The trigger on `overtime` increments the version. */
  async set(workspaceId: string, preset: string | null, rules: readonly OvertimeRuleView[]): Promise<void> {
    await this.sql.count(
      `insert into overtime (workspace_id, preset) values ($1, $2)
       on conflict on constraint overtime_pkey do update set preset = excluded.preset`,
      [workspaceId, preset],
    );
    await this.sql.count('delete from overtime_rule where workspace_id = $1', [workspaceId]);
    await this.sql.count(
      `insert into overtime_rule (workspace_id, position, kind, threshold_seconds, multiplier_hundredths)
       select $1, r.position, r.kind, r.seconds, r.hundredths
       from unnest($2::text[], $3::integer[], $4::integer[]) with ordinality as r(kind, seconds, hundredths, position)`,
      [
        workspaceId,
        rules.map(({ kind }) => kind),
        rules.map(({ thresholdSeconds }) => thresholdSeconds),
        rules.map(({ multiplierHundredths }) => multiplierHundredths),
      ],
    );
  }
}
