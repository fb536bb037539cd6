import { Injectable } from '@nestjs/common';
import { type Expression, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { columnsOf, ifGiven } from '../../../kernel/database/columns';
import { isPast, type KeysetPosition, keysetKey } from '../../../kernel/database/keyset';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberDirectorySchema } from '../../members';
import { TimesheetSchema } from './timesheet.entity';
import type { TimesheetState } from './timesheets.rules';

type Entities = typeof TimesheetSchema | typeof MemberDirectorySchema;
type TimesheetTable = Readonly<Selectable<TablesOf<Entities>['timesheet']>>;

const COLUMNS = columnsOf(TimesheetSchema, 's', ['workspaceId', 'submittedByMemberId', 'decidedByMemberId']);
/** No period is longer. */
const PERIOD_DAYS_MAX = 31;

/** A timesheet without its hours. */
export interface TimesheetRow
  extends Omit<TimesheetTable, 'workspaceId' | 'submittedByMemberId' | 'decidedByMemberId'> {
  readonly memberName: string;
  readonly submittedById: string | null;
  readonly submittedByName: string | null;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
}

/** A timesheet with its position in a list. The key is a day, or microseconds since 1970. */
export type ListedTimesheet = TimesheetRow & KeysetPosition;

export interface TimesheetFilter {
  /** Limits the list to one member, for callers with reach `own`. */
  readonly onlyMemberId: string | null;
  readonly memberId: string | null;
  readonly state: TimesheetState | null;
  /** Periods that end on or after this day. */
  readonly from: Day | null;
  /** Periods that start on or before this day. */
  readonly to: Day | null;
  readonly changedFrom: Date | null;
}

/** The fields written by a submission or a decision. */
export interface TimesheetHistory
  extends Pick<TimesheetTable, 'state' | 'submittedAt' | 'submitNote' | 'decidedAt' | 'decisionNote'> {
  readonly submittedById: string | null;
  readonly decidedById: string | null;
}

/** All timesheet queries except those for locks and hours. */
@Injectable()
export class TimesheetsRepository extends KyselyRepository<Entities> {
  /** Latest period first. */
  list(
    workspaceId: string,
    filter: TimesheetFilter,
    after: KeysetPosition | null,
    limit: number,
  ): Promise<ListedTimesheet[]> {
    return this.selectFiltered(workspaceId, filter)
      .select(({ ref }) => sql<string>`${ref('s.startsOn')}::text`.as('key'))
      .where((eb) =>
        eb.and(ifGiven(after, (position) => isBefore([eb.ref('s.startsOn'), eb.ref('s.id')], position))),
      )
      .orderBy('s.startsOn', 'desc')
      .orderBy('s.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** In order of change. */
  listChanges(
    workspaceId: string,
    filter: TimesheetFilter,
    after: KeysetPosition | null,
    limit: number,
  ): Promise<ListedTimesheet[]> {
    return this.selectFiltered(workspaceId, filter)
      .select(({ ref }) => keysetKey(ref('s.updatedAt')).as('key'))
      .where((eb) =>
        eb.and(
          ifGiven(after, (position) => isPast([eb.ref('s.updatedAt'), eb.ref('s.id')], position, 'asc')),
        ),
      )
      .orderBy('s.updatedAt')
      .orderBy('s.id')
      .limit(limit)
      .execute();
  }

  /** Ordered by id. */
  findAll(workspaceId: string, ids: readonly string[], onlyMemberId: string | null): Promise<TimesheetRow[]> {
    return this.select(workspaceId)
      .where((eb) => eb('s.id', '=', eb.fn.any(eb.val([...ids]))))
      .where((eb) => eb.and(ifGiven(onlyMemberId, (memberId) => eb('s.memberId', '=', memberId))))
      .orderBy('s.id')
      .execute();
  }

  /** Locks timesheets until the transaction ends, ordered by id to avoid deadlocks. */
  async lock(workspaceId: string, ids: readonly string[]): Promise<void> {
    await this.db
      .selectFrom('timesheet')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
  }

  async write(workspaceId: string, timesheetId: string, history: TimesheetHistory): Promise<void> {
    const { state, submittedAt, submittedById, submitNote, decidedAt, decidedById, decisionNote } = history;
    await this.db
      .updateTable('timesheet')
      .set({ state, submittedAt, submittedByMemberId: submittedById, submitNote })
      .set({ decidedAt, decidedByMemberId: decidedById, decisionNote })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', timesheetId)
      .execute();
  }

  private selectFiltered(workspaceId: string, filter: TimesheetFilter) {
    return this.select(workspaceId).where((eb) =>
      eb.and([
        ...ifGiven(filter.onlyMemberId, (memberId) => eb('s.memberId', '=', memberId)),
        ...ifGiven(filter.memberId, (memberId) => eb('s.memberId', '=', memberId)),
        ...ifGiven(filter.state, (state) => eb('s.state', '=', state)),
        // The bound on the start lets the index serve the filter by the end.
        ...ifGiven(filter.from, (from) =>
          eb.and([
            eb('s.endsOn', '>=', from),
            eb('s.startsOn', '>', sql<Day>`${from}::date - ${sql.lit(PERIOD_DAYS_MAX + 1)}`),
          ]),
        ),
        ...ifGiven(filter.to, (to) => eb('s.startsOn', '<=', to)),
        ...ifGiven(filter.changedFrom, (from) => eb('s.updatedAt', '>=', from)),
      ]),
    );
  }

  private select(workspaceId: string) {
    return this.db
      .selectFrom('timesheet as s')
      .innerJoin('member_directory as m', (join) =>
        join.onRef('m.workspaceId', '=', 's.workspaceId').onRef('m.id', '=', 's.memberId'),
      )
      .leftJoin('member_directory as sm', (join) =>
        join.onRef('sm.workspaceId', '=', 's.workspaceId').onRef('sm.id', '=', 's.submittedByMemberId'),
      )
      .leftJoin('member_directory as dm', (join) =>
        join.onRef('dm.workspaceId', '=', 's.workspaceId').onRef('dm.id', '=', 's.decidedByMemberId'),
      )
      .select(COLUMNS)
      .select('m.name as memberName')
      .select(['s.submittedByMemberId as submittedById', 'sm.name as submittedByName'])
      .select(['s.decidedByMemberId as decidedById', 'dm.name as decidedByName'])
      .where('s.workspaceId', '=', workspaceId);
  }
}

/** The rows after a position in the order of the period, latest first. */
const isBefore = (
  [startsOn, id]: readonly [Expression<Day>, Expression<string>],
  position: KeysetPosition,
): RawBuilder<SqlBool> => sql<SqlBool>`(${startsOn}, ${id}) < (${position.key}::date, ${position.id}::text)`;
