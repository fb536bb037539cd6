import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { KyselyRepository } from '../../../kernel/database/kysely.repository';
import type { JobSchema } from './job.entity';
import type { JobAssignmentSchema } from './job-assignment.entity';
import type { JobChoiceSchema } from './job-choice.entity';

type Entities = typeof JobSchema | typeof JobAssignmentSchema | typeof JobChoiceSchema;

export interface AssignmentsRow {
  readonly jobIds: string[];
  readonly updatedAt: Date;
  readonly version: number;
}

/** The assignments of members to jobs. */
@Injectable()
export class AssignmentsRepository extends KyselyRepository<Entities> {
  /** @returns undefined if the assignments were never set */
  find(workspaceId: string, memberId: string): Promise<AssignmentsRow | undefined> {
    return this.db
      .selectFrom('job_choice as c')
      .select((eb) => [
        sql<string[]>`coalesce(${eb
          .selectFrom('job_assignment as a')
          .select(({ fn }) => fn.agg<string[]>('array_agg', ['a.jobId']).orderBy('a.jobId').as('jobIds'))
          .whereRef('a.workspaceId', '=', 'c.workspaceId')
          .whereRef('a.memberId', '=', 'c.memberId')}, '{}')`.as('jobIds'),
        'c.updatedAt',
        'c.version',
      ])
      .where('c.workspaceId', '=', workspaceId)
      .where('c.memberId', '=', memberId)
      .executeTakeFirst();
  }

  /** The jobs of the workspace among the given ids. */
  listJobs(workspaceId: string, jobIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return this.db
      .selectFrom('job')
      .select(['id', 'name'])
      .where('workspaceId', '=', workspaceId)
      .where((eb) => eb('id', '=', eb.fn.any(eb.val([...jobIds]))))
      .orderBy('id')
      .execute();
  }

  /** Replaces all assignments. A trigger on `job_choice` increments the version. */
  async set(workspaceId: string, memberId: string, jobIds: readonly string[]): Promise<void> {
    await this.db
      .insertInto('job_choice')
      .values({ workspaceId, memberId })
      .onConflict((conflict) => conflict.constraint('job_choice_pkey').doUpdateSet({ memberId }))
      .execute();
    await this.db
      .deleteFrom('job_assignment')
      .where('workspaceId', '=', workspaceId)
      .where('memberId', '=', memberId)
      .execute();
    await this.insertMany(
      'job_assignment',
      jobIds.map((jobId) => ({ workspaceId, memberId, jobId })),
    );
  }
}
