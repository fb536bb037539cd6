import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { Schedule } from './schedule.rules';

export interface Stamped {
  readonly updatedAt: Date;
  readonly version: number;
}
export type ScheduleRow = Schedule & Stamped;
export interface MemberScheduleRow extends Stamped {
  readonly memberId: string;
  /** Null for the company's working days. */
  readonly expectedSeconds: (number | null)[] | null;
}

@Injectable()
export class ScheduleRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined if the workspace has never set it */
  find(workspaceId: string): Promise<ScheduleRow | undefined> {
    return this.sql.row<ScheduleRow>(
      `select workweek_starts_on as "workweekStartsOn", expected_seconds as "expectedSeconds",
              updated_at as "updatedAt", version
       from work_schedule where workspace_id = $1`,
      [workspaceId],
    );
  }

  async set(workspaceId: string, { workweekStartsOn, expectedSeconds }: Schedule): Promise<void> {
    await this.sql.count(
      `insert into work_schedule (workspace_id, workweek_starts_on, expected_seconds) values ($1, $2, $3::integer[])
       on conflict on constraint work_schedule_pkey
       do update set workweek_starts_on = excluded.workweek_starts_on, expected_seconds = excluded.expected_seconds`,
      [workspaceId, workweekStartsOn, expectedSeconds],
    );
  }

  findOfMember(workspaceId: string, memberId: string): Promise<MemberScheduleRow | undefined> {
    return this.sql.row<MemberScheduleRow>(
      `select member_id as "memberId", expected_seconds as "expectedSeconds", updated_at as "updatedAt", version
       from member_schedule where workspace_id = $1 and member_id = $2`,
      [workspaceId, memberId],
    );
  }

  /** All members with their own working days. */
  listOfMembers(workspaceId: string): Promise<MemberScheduleRow[]> {
    return this.sql.rows<MemberScheduleRow>(
      `select member_id as "memberId", expected_seconds as "expectedSeconds", updated_at as "updatedAt", version
       from member_schedule where workspace_id = $1 and expected_seconds is not null`,
      [workspaceId],
    );
  }

  async setOfMember(
    workspaceId: string,
    memberId: string,
    expectedSeconds: readonly (number | null)[] | null,
  ): Promise<void> {
    await this.sql.count(
      `insert into member_schedule (workspace_id, member_id, expected_seconds) values ($1, $2, $3::integer[])
       on conflict on constraint member_schedule_pkey do update set expected_seconds = excluded.expected_seconds`,
      [workspaceId, memberId, expectedSeconds],
    );
  }
}
