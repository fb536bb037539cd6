import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { ArchivableRow, ArchiveFilter } from '../archive';
import type { JobFacts } from './jobs.contract';

export type JobRow = JobFacts & ArchivableRow & { readonly id: string };

const SELECT = `select j.id, j.name, j.code, j.is_for_everyone as "isForEveryone", j.archived_at as "archivedAt",
    j.created_at as "createdAt", j.updated_at as "updatedAt", j.version
  from job j where j.workspace_id = $1`;
/** Whether the member `$2` can use the job now. Members of other workspaces never can. */
const PICKABLE = `j.archived_at is null
    and exists (select from member m where m.workspace_id = j.workspace_id and m.id = $2)
    and (j.is_for_everyone or exists (select from job_assignment a
      where a.workspace_id = j.workspace_id and a.member_id = $2 and a.job_id = j.id))`;

@Injectable()
export class JobsRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. @param pickerId only jobs that this member can use; "changed" then includes their assignments */
  list(workspaceId: string, pickerId: string | null, filter: ArchiveFilter): Promise<JobRow[]> {
    return this.sql.rows<JobRow>(
      `${SELECT} and ($2::text is null or (${PICKABLE}))
         and ($3 = 'all' or (j.archived_at is null) = ($3 = 'active'))
         and ($4::timestamptz is null or greatest(j.updated_at, (select c.updated_at from job_choice c
           where c.workspace_id = j.workspace_id and c.member_id = $2)) >= $4) and j.id > $5
       order by j.id limit $6`,
      [workspaceId, pickerId, filter.status, filter.changedFrom, filter.after, filter.limit],
    );
  }

  find(workspaceId: string, pickerId: string | null, jobId: string): Promise<JobRow | undefined> {
    return this.sql.row<JobRow>(`${SELECT} and ($2::text is null or (${PICKABLE})) and j.id = $3`, [
      workspaceId,
      pickerId,
      jobId,
    ]);
  }

  async hasActive(workspaceId: string): Promise<boolean> {
    const text = 'select 1 from job where workspace_id = $1 and archived_at is null limit 1';
    return (await this.sql.row(text, [workspaceId])) !== undefined;
  }

  /** Whether another active job has the same name or code, ignoring case. */
  async twinsOf(
    workspaceId: string,
    { id, name, code }: { id: string } & JobFacts,
  ): Promise<{ hasName: boolean; hasCode: boolean }> {
    const row = await this.sql.row<{ hasName: boolean; hasCode: boolean }>(
      `select coalesce(bool_or(lower(name) = lower($3)), false) as "hasName",
              coalesce(bool_or(lower(code) = lower($4)), false) as "hasCode"
       from job where workspace_id = $1 and id <> $2 and archived_at is null`,
      [workspaceId, id, name, code],
    );
    return row ?? { hasName: false, hasCode: false };
  }

  async add(workspaceId: string, id: string, facts: JobFacts, now: Date): Promise<void> {
    await this.sql.count(
      `insert into job (workspace_id, id, name, code, is_for_everyone, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [workspaceId, id, facts.name, facts.code, facts.isForEveryone, now],
    );
  }

  async set(workspaceId: string, id: string, facts: JobFacts): Promise<void> {
    await this.sql.count(
      'update job set name = $3, code = $4, is_for_everyone = $5 where workspace_id = $1 and id = $2',
      [workspaceId, id, facts.name, facts.code, facts.isForEveryone],
    );
  }

  async setArchived(workspaceId: string, id: string, at: Date | null): Promise<void> {
    await this.sql.count('update job set archived_at = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
      at,
    ]);
  }
}
