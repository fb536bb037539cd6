import { Injectable } from '@nestjs/common';
import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { columnsOf, pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberSchema } from '../../members';
import { type ArchiveFilter, type Imported, importedDates, inArchiveFilter } from '../archive';
import { JobSchema } from './job.entity';
import type { JobAssignmentSchema } from './job-assignment.entity';
import type { JobChoiceSchema } from './job-choice.entity';
import type { JobFacts } from './jobs.contract';

type Entities = typeof JobSchema | typeof JobAssignmentSchema | typeof JobChoiceSchema | typeof MemberSchema;
type Tables = TablesOf<Entities>;

const COLUMNS = columnsOf(JobSchema, 'j', ['workspaceId']);
const CHANGEABLE = ['name', 'code', 'isForEveryone'] as const;

export type JobRow = Readonly<Omit<Selectable<Tables['job']>, 'workspaceId'>>;
export type ImportedJob = Imported & JobFacts;

export interface ImportedJobs {
  readonly jobs: readonly ImportedJob[];
  /** Which members can use the jobs that are not for everyone. */
  readonly assignments: readonly { readonly memberId: string; readonly jobId: string }[];
}

@Injectable()
export class JobsRepository extends KyselyRepository<Entities> {
  /** Oldest first. @param memberId only jobs that this member can use; "changed" then includes their assignments */
  list(workspaceId: string, memberId: string | null, filter: ArchiveFilter): Promise<JobRow[]> {
    return this.select(workspaceId, memberId)
      .where((eb) =>
        inArchiveFilter(
          { id: eb.ref('j.id'), archivedAt: eb.ref('j.archivedAt'), updatedAt: lastChange(eb, memberId) },
          filter,
        ),
      )
      .orderBy('j.id')
      .limit(filter.limit)
      .execute();
  }

  find(workspaceId: string, memberId: string | null, jobId: string): Promise<JobRow | undefined> {
    return this.select(workspaceId, memberId).where('j.id', '=', jobId).executeTakeFirst();
  }

  hasActive(workspaceId: string): Promise<boolean> {
    return this.exists(
      this.db.selectFrom('job').where('workspaceId', '=', workspaceId).where('archivedAt', 'is', null),
    );
  }

  /** Whether another active job has the same name or code, ignoring case. */
  findTwins(
    workspaceId: string,
    { id, name, code }: Pick<JobRow, 'id' | 'name' | 'code'>,
  ): Promise<{ hasName: boolean; hasCode: boolean }> {
    return this.db
      .selectFrom('job')
      .select(({ ref }) => [
        sql<boolean>`coalesce(bool_or(lower(${ref('name')}) = lower(${name})), false)`.as('hasName'),
        sql<boolean>`coalesce(bool_or(lower(${ref('code')}) = lower(${code})), false)`.as('hasCode'),
      ])
      .where('workspaceId', '=', workspaceId)
      .where('id', '<>', id)
      .where('archivedAt', 'is', null)
      .executeTakeFirstOrThrow();
  }

  async add(workspaceId: string, id: string, facts: JobFacts, now: Date): Promise<void> {
    await this.db
      .insertInto('job')
      .values({ workspaceId, id, ...pick(facts, CHANGEABLE), createdAt: now })
      .execute();
  }

  async set(workspaceId: string, id: string, facts: JobFacts): Promise<void> {
    await this.update(workspaceId, id, pick(facts, CHANGEABLE));
  }

  async setArchived(workspaceId: string, id: string, archivedAt: Date | null): Promise<void> {
    await this.update(workspaceId, id, { archivedAt });
  }

  /** Inserts jobs with past dates, and the assignments of members to them. */
  async import(workspaceId: string, { jobs, assignments }: ImportedJobs): Promise<void> {
    const memberIds = new Set(assignments.map(({ memberId }) => memberId));
    await this.insertMany(
      'job',
      jobs.map((job) => ({ workspaceId, ...job, ...importedDates(job) })),
    );
    await this.insertMany(
      'job_choice',
      [...memberIds].map((memberId) => ({ workspaceId, memberId })),
    );
    await this.insertMany(
      'job_assignment',
      assignments.map((assignment) => ({ workspaceId, ...assignment })),
    );
  }

  private async update(workspaceId: string, id: string, change: Partial<JobRow>): Promise<void> {
    await this.db
      .updateTable('job')
      .set(change)
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }

  /** All jobs, or those that a member can use now. */
  private select(workspaceId: string, memberId: string | null) {
    const jobs = this.db.selectFrom('job as j').select(COLUMNS).where('j.workspaceId', '=', workspaceId);
    return memberId === null ? jobs : jobs.where((eb) => canUse(eb, memberId));
  }
}

type JobExpressions = ExpressionBuilder<Tables & { j: Tables['job'] }, 'j'>;

/** Whether a member can use a job now. Members of other workspaces never can. */
const canUse = (eb: JobExpressions, memberId: string): Expression<SqlBool> =>
  eb.and([
    eb('j.archivedAt', 'is', null),
    eb.exists(
      eb
        .selectFrom('member as m')
        .select('m.id')
        .whereRef('m.workspaceId', '=', 'j.workspaceId')
        .where('m.id', '=', memberId),
    ),
    eb.or([
      eb('j.isForEveryone', '=', true),
      eb.exists(
        eb
          .selectFrom('job_assignment as a')
          .select('a.jobId')
          .whereRef('a.workspaceId', '=', 'j.workspaceId')
          .where('a.memberId', '=', memberId)
          .whereRef('a.jobId', '=', 'j.id'),
      ),
    ]),
  ]);

/** When a job changed last. For a member, a change of their assignments counts. */
function lastChange(eb: JobExpressions, memberId: string | null): Expression<Date | null> {
  if (memberId === null) return eb.ref('j.updatedAt');
  const assigned = eb
    .selectFrom('job_choice as c')
    .select('c.updatedAt')
    .whereRef('c.workspaceId', '=', 'j.workspaceId')
    .where('c.memberId', '=', memberId);
  return eb.fn<Date | null>('greatest', ['j.updatedAt', assigned]);
}
