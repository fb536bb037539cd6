import { Injectable } from '@nestjs/common';
import { type Expression, type ExpressionBuilder, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { TimeEntrySchema } from '../../time-tracking';
import type { AccrualScope } from './accrual.repository';
import type { AccrualFacts } from './accrual.rules';
import type { Worked } from './shares.rules';
import type { TimeOffLineSchema } from './time-off-line.entity';

/** More days than an accrual year has. */
const YEAR_DAYS = 367;

/** An account and its first unprocessed day. */
export interface DueAccount {
  readonly memberId: string;
  readonly firstOn: Day;
}

interface LineRow {
  readonly memberId: string;
  readonly seconds: number;
  readonly countsFrom: Day;
  /** Set for accruals and reversals; null otherwise. */
  readonly dueOn: Day | null;
  readonly isLater: boolean;
}

type Entities = typeof TimeOffLineSchema | typeof TimeEntrySchema;
type Tables = TablesOf<Entities>;
type WorkExpressions = ExpressionBuilder<{ e: Tables['time_entry'] }, 'e'>;
type LineExpressions = ExpressionBuilder<{ l: Tables['time_off_line']; d: DueAccount }, 'l' | 'd'>;

/** Reads the ledger and the hours worked for the accrual calculation. */
@Injectable()
export class AccrualFactsRepository extends KyselyRepository<Entities> {
  /** @param due accounts locked by the caller */
  async findLedger(
    scope: AccrualScope,
    due: readonly DueAccount[],
  ): Promise<ReadonlyMap<string, Omit<AccrualFacts, 'worked'>>> {
    const [openings, lines] = [await this.openings(scope, due), await this.lines(scope, due)];
    const byMember = new Map<string, LineRow[]>(due.map(({ memberId }) => [memberId, []]));
    for (const line of lines) byMember.get(line.memberId)?.push(line);
    const factsOf = (memberId: string): Omit<AccrualFacts, 'worked'> => {
      const own = byMember.get(memberId) ?? [];
      return {
        openingSeconds: openings.get(memberId) ?? 0,
        later: own.filter(({ isLater }) => isLater),
        accrued: own.flatMap(({ dueOn, seconds }) => (dueOn === null ? [] : [{ dueOn, seconds }])),
      };
    };
    return new Map(due.map(({ memberId }) => [memberId, factsOf(memberId)]));
  }

  /**
   * Work since the start of the accrual years that are still running. An entry counts in full from when it is closed
   * and saved until it is archived.
   */
  async findWork(
    { workspaceId, zone }: AccrualScope,
    due: readonly DueAccount[],
  ): Promise<ReadonlyMap<string, Worked[]>> {
    const rows = await this.db
      .selectFrom((eb) =>
        eb
          .selectFrom(tableOf(due))
          .innerJoin('time_entry as e', 'e.memberId', 'd.memberId')
          .select((at) => ['e.memberId', 'd.firstOn', ...workedDays(at, zone)])
          .where('e.workspaceId', '=', workspaceId)
          .where('e.outAt', 'is not', null)
          .where((at) => sql<boolean>`${at.ref('e.inAt')} > ${yearsBefore(at.ref('d.firstOn'), 2)}`)
          .as('w'),
      )
      .select(['w.memberId', 'w.countedOn', 'w.archivedOn'])
      .select((eb) => sql<number>`sum(${eb.ref('w.seconds')})::float8`.as('seconds'))
      .where((eb) => eb('w.countedOn', '>', yearsBefore(eb.ref('w.firstOn'), 1)))
      .groupBy(['w.memberId', 'w.countedOn', 'w.archivedOn'])
      .execute();
    const byMember = new Map<string, Worked[]>();
    for (const { memberId, ...worked } of rows) {
      const own = byMember.get(memberId) ?? [];
      own.push(worked);
      byMember.set(memberId, own);
    }
    return byMember;
  }

  private async openings(
    scope: AccrualScope,
    due: readonly DueAccount[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.linesOf(scope, due)
      .select('l.memberId')
      .select((eb) => sql<number>`sum(${eb.ref('l.seconds')})::float8`.as('seconds'))
      .where((eb) => eb(countsFrom(eb, scope), '<=', eb.ref('d.firstOn')))
      .groupBy('l.memberId')
      .execute();
    return new Map(rows.map(({ memberId, seconds }) => [memberId, seconds]));
  }

  private lines(scope: AccrualScope, due: readonly DueAccount[]): Promise<LineRow[]> {
    return this.linesOf(scope, due)
      .select(['l.memberId', 'l.seconds'])
      .select((eb) => [
        countsFrom(eb, scope).as('countsFrom'),
        sql<Day | null>`case when ${isAccrued(eb)} then ${eb.ref('l.dueOn')} end`.as('dueOn'),
        sql<boolean>`${countsFrom(eb, scope)} > ${eb.ref('d.firstOn')}`.as('isLater'),
      ])
      .where((eb) =>
        eb.or([
          eb(countsFrom(eb, scope), '>', eb.ref('d.firstOn')),
          eb.and([isAccrued(eb), eb('l.dueOn', '>', yearsBefore(eb.ref('d.firstOn'), 1))]),
        ]),
      )
      .execute();
  }

  private linesOf({ workspaceId, typeId }: AccrualScope, due: readonly DueAccount[]) {
    return this.db
      .selectFrom(tableOf(due))
      .innerJoin('time_off_line as l', 'l.memberId', 'd.memberId')
      .where('l.workspaceId', '=', workspaceId)
      .where('l.typeId', '=', typeId);
  }
}

/** Due accounts as a table. */
const tableOf = (due: readonly DueAccount[]) => {
  const [members, days] = [due.map(({ memberId }) => memberId), due.map(({ firstOn }) => firstOn)];
  return sql<DueAccount>`unnest(${members}::text[], ${days}::date[])`.as<'d'>(sql`d(member_id, first_on)`);
};

/** The days from and to which an entry counts, and its seconds. */
const workedDays = (eb: WorkExpressions, zone: string) => {
  const [inAt, outAt, createdAt, archivedAt] = [
    eb.ref('e.inAt'),
    eb.ref('e.outAt'),
    eb.ref('e.createdAt'),
    eb.ref('e.archivedAt'),
  ];
  return [
    sql<Day>`(greatest(${outAt}, ${createdAt}) at time zone ${zone})::date`.as('countedOn'),
    sql<Day | null>`(${archivedAt} at time zone ${zone})::date`.as('archivedOn'),
    sql<number>`floor(extract(epoch from ${outAt})) - floor(extract(epoch from ${inAt}))`.as('seconds'),
  ] as const;
};

const yearsBefore = (day: Expression<Day>, years: number) => sql<Day>`${day} - ${sql.lit(years * YEAR_DAYS)}`;

const isAccrued = (eb: LineExpressions) => eb('l.kind', 'in', ['accrual', 'reversal']);

/** The first day on which a line counts in a balance: the day after it took effect and was recorded. */
const countsFrom = (eb: LineExpressions, { zone }: AccrualScope) =>
  sql<Day>`(greatest(${eb.ref('l.effectiveOn')}, case when ${eb.ref('l.dueOn')} is null
    then (${eb.ref('l.recordedAt')} at time zone ${zone})::date else ${eb.ref('l.effectiveOn')} end) + 1)`;
