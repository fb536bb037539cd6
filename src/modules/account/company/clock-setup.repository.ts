import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { ClockSetupInput } from './clock-setup.contract';

export interface ClockSetupRow extends ClockSetupInput {
  readonly updatedAt: Date;
  readonly version: number;
}

@Injectable()
export class ClockSetupRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined while the defaults apply */
  find(workspaceId: string): Promise<ClockSetupRow | undefined> {
    return this.sql.row<ClockSetupRow>(
      `select requires_job as "requiresJob", requires_note as "requiresNote",
              warns_on_unrecognised_location as "warnsOnUnrecognisedLocation",
              forgotten_after_seconds as "forgottenAfterSeconds", updated_at as "updatedAt", version
       from clock_setup where workspace_id = $1`,
      [workspaceId],
    );
  }

  async set(workspaceId: string, setup: ClockSetupInput): Promise<void> {
    await this.sql.count(
      `insert into clock_setup
         (workspace_id, requires_job, requires_note, warns_on_unrecognised_location, forgotten_after_seconds)
       values ($1, $2, $3, $4, $5)
       on conflict on constraint clock_setup_pkey do update set
         requires_job = excluded.requires_job, requires_note = excluded.requires_note,
         warns_on_unrecognised_location = excluded.warns_on_unrecognised_location,
         forgotten_after_seconds = excluded.forgotten_after_seconds`,
      [
        workspaceId,
        setup.requiresJob,
        setup.requiresNote,
        setup.warnsOnUnrecognisedLocation,
        setup.forgottenAfterSeconds,
      ],
    );
  }
}
