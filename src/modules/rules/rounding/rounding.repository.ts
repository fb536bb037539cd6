import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { StepMinutes } from './rounding.contract';

export interface RoundingRow {
  readonly stepMinutes: StepMinutes;
  readonly updatedAt: Date;
  readonly version: number;
}

@Injectable()
export class RoundingRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined while the workspace has not chosen */
  find(workspaceId: string): Promise<RoundingRow | undefined> {
    return this.sql.row<RoundingRow>(
      `select step_minutes as "stepMinutes", updated_at as "updatedAt", version from rounding where workspace_id = $1`,
      [workspaceId],
    );
  }

  async set(workspaceId: string, stepMinutes: StepMinutes): Promise<void> {
    await this.sql.count(
      `insert into rounding (workspace_id, step_minutes) values ($1, $2)
       on conflict on constraint rounding_pkey do update set step_minutes = excluded.step_minutes`,
      [workspaceId, stepMinutes],
    );
  }
}
