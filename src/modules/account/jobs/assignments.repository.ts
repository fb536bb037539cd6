import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

export interface AssignmentsRow {
  readonly jobIds: string[];
  readonly updatedAt: Date;
  readonly version: number;
}

/** The assignments of members to jobs. */
@Injectable()
export class AssignmentsRepository {
  constructor(private readonly sql: Sql) {}

  /** @returns undefined if the assignments were never set */
  find(workspaceId: string, memberId: string): Promise<AssignmentsRow | undefined> {
    return this.sql.row<AssignmentsRow>(
      `select coalesce((select jsonb_agg(a.job_id order by a.job_id) from job_assignment a
                        where a.workspace_id = c.workspace_id and a.member_id = c.member_id), '[]') as "jobIds",
              c.updated_at as "updatedAt", c.version
       from job_choice c where c.workspace_id = $1 and c.member_id = $2`,
      [workspaceId, memberId],
    );
  }

  /** The jobs of the workspace among the given ids. */
  async known(workspaceId: string, jobIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return this.sql.rows('select id, name from job where workspace_id = $1 and id = any($2) order by id', [
      workspaceId,
      jobIds,
    ]);
  }

  /** Replaces all assignments. A trigger on `job_choice` increments the version. */
  async set(workspaceId: string, memberId: string, jobIds: readonly string[]): Promise<void> {
    await this.sql.count(
      `insert into job_choice (workspace_id, member_id) values ($1, $2)
       on conflict on constraint job_choice_pkey do update set member_id = excluded.member_id`,
      [workspaceId, memberId],
    );
    await this.sql.count('delete from job_assignment where workspace_id = $1 and member_id = $2', [
      workspaceId,
      memberId,
    ]);
    await this.sql.count(
      `insert into job_assignment (workspace_id, member_id, job_id) select $1, $2, unnest($3::text[])`,
      [workspaceId, memberId, jobIds],
    );
  }
}
