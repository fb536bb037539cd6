import { Injectable } from '@nestjs/common';
import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Day, DayRange } from '../../kernel/calendar/calendar';
import { columnsOf, ifGiven } from '../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { JobSchema } from '../account';
import type { MemberDirectorySchema } from '../members';
import { PayChangeSchema } from './pay-change.entity';
import type { JobTerms, MemberTerms } from './pay-rates.rules';

type Entities = typeof PayChangeSchema | typeof MemberDirectorySchema | typeof JobSchema;
type Tables = TablesOf<Entities>;

const HIDDEN = ['workspaceId', 'createdByMemberId', 'voidedByMemberId', 'updatedAt'] as const;
const COLUMNS = columnsOf(PayChangeSchema, 'c', HIDDEN);

export type PayChangeRow = Readonly<Omit<Selectable<Tables['pay_change']>, (typeof HIDDEN)[number]>>;
export interface NamedPayChangeRow extends PayChangeRow {
  /** The member's name or the job's. */
  readonly subjectName: string;
}

/** The terms of a pay change, for a member or a job. */
export type NewTerms = MemberTerms | JobTerms;

/** A pay change to insert. */
export type NewPayChange = PaySubject &
  NewTerms & {
    readonly id: string;
    readonly effectiveOn: Day;
    readonly createdAt: Date;
    readonly createdByMemberId: string;
  };

/** The member or job that a pay change belongs to. */
export type PaySubject = { readonly memberId: string } | { readonly jobId: string };

export interface PayFilter {
  readonly state: 'live' | 'voided' | 'all';
  readonly changedFrom: Date | null;
}

/** All pay queries. The database limits amounts to safe integers. */
@Injectable()
export class PayRatesRepository extends KyselyRepository<Entities> {
  /** Latest effective date first. @param after effective date and id of the last row seen; '' for the first page */
  list(
    workspaceId: string,
    subject: PaySubject,
    { state, changedFrom }: PayFilter,
    page: { readonly after: string; readonly limit: number },
  ): Promise<PayChangeRow[]> {
    const place = sql<string>`to_char(${sql.ref('c.effectiveOn')}, 'YYYY-MM-DD') || ${sql.ref('c.id')}`;
    const isVoided = state === 'all' ? null : state === 'voided';
    return this.selectOf(workspaceId, subject)
      .where((eb) =>
        eb.and([
          ...ifGiven(page.after || null, (after) => eb(place, '<', after)),
          ...ifGiven(isVoided, (voided) => eb('c.voidedAt', voided ? 'is not' : 'is', null)),
          ...ifGiven(changedFrom, (from) => eb('c.updatedAt', '>=', from)),
        ]),
      )
      .orderBy(place, 'desc')
      .limit(page.limit)
      .execute();
  }

  find(workspaceId: string, changeId: string): Promise<NamedPayChangeRow | undefined> {
    return this.select(workspaceId)
      .leftJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 'c.workspaceId').onRef('m.id', '=', 'c.memberId'),
      )
      .leftJoin('job as j', (join) =>
        join.onRef('j.workspaceId', '=', 'c.workspaceId').onRef('j.id', '=', 'c.jobId'),
      )
      .select(({ fn }) => fn.coalesce('m.name', 'j.name').$notNull().as('subjectName'))
      .where('c.id', '=', changeId)
      .executeTakeFirst();
  }

  /** The change that applies to a member or a job on a day. */
  findOn(workspaceId: string, subject: PaySubject, day: Day): Promise<PayChangeRow | undefined> {
    return this.selectOf(workspaceId, subject)
      .where('c.voidedAt', 'is', null)
      .where('c.effectiveOn', '<=', day)
      .orderBy('c.effectiveOn', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /**
   * The changes that apply in a range of days: the last one before it per member or job, and those within. Oldest
   * first.
   * @param memberIds the members; null for all jobs
   */
  listWithin(
    workspaceId: string,
    { startsOn, endsOn }: DayRange,
    memberIds: readonly string[] | null,
  ): Promise<PayChangeRow[]> {
    return this.select(workspaceId)
      .where('c.voidedAt', 'is', null)
      .where(({ ref }) => isPayOf(memberIds, ref('c.memberId'), ref('c.jobId')))
      .where((eb) =>
        eb.or([
          eb.and([eb('c.effectiveOn', '>', startsOn), eb('c.effectiveOn', '<=', endsOn)]),
          eb('c.id', 'in', latestOn(eb, workspaceId, startsOn, memberIds)),
        ]),
      )
      .orderBy('c.effectiveOn')
      .orderBy('c.id')
      .execute();
  }

  async add(workspaceId: string, change: NewPayChange): Promise<void> {
    await this.db
      .insertInto('pay_change')
      .values({ workspaceId, ...change })
      .execute();
  }

  /** Voids an active change. @returns whether it was active */
  async takeVoided(
    workspaceId: string,
    changeId: string,
    by: { readonly memberId: string; readonly reason: string; readonly now: Date },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('pay_change')
      .set({ voidedAt: by.now, voidedByMemberId: by.memberId, voidReason: by.reason })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', changeId)
      .where('voidedAt', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  private select(workspaceId: string) {
    return this.db.selectFrom('pay_change as c').select(COLUMNS).where('c.workspaceId', '=', workspaceId);
  }

  private selectOf(workspaceId: string, subject: PaySubject) {
    return this.select(workspaceId).where((eb) =>
      'memberId' in subject ? eb('c.memberId', '=', subject.memberId) : eb('c.jobId', '=', subject.jobId),
    );
  }
}

/** Whether a change sets the pay of one of the members, or of a job if there are no members. */
const isPayOf = (
  memberIds: readonly string[] | null,
  memberId: Expression<string | null>,
  jobId: Expression<string | null>,
): Expression<SqlBool> =>
  memberIds === null
    ? sql<SqlBool>`${jobId} is not null`
    : sql<SqlBool>`${memberId} = any(${[...memberIds]})`;

/** The ids of the changes that apply on a day. */
const latestOn = (
  eb: ExpressionBuilder<Tables & { c: Tables['pay_change'] }, 'c'>,
  workspaceId: string,
  day: Day,
  memberIds: readonly string[] | null,
) =>
  eb
    .selectFrom('pay_change as b')
    .distinctOn(['b.memberId', 'b.jobId'])
    .select('b.id')
    .where('b.workspaceId', '=', workspaceId)
    .where('b.voidedAt', 'is', null)
    .where('b.effectiveOn', '<=', day)
    .where(({ ref }) => isPayOf(memberIds, ref('b.memberId'), ref('b.jobId')))
    .orderBy('b.memberId')
    .orderBy('b.jobId')
    .orderBy('b.effectiveOn', 'desc');
