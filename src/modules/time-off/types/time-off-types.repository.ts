import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { columnsOf, ifGiven, pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { MemberSchema } from '../../members';
import type { WorkspaceSchema } from '../../workspaces';
import type { AccrualScope, Policy, TimeOffAccountSchema } from '../accrual';
import { TimeOffTypeSchema } from './time-off-type.entity';
import type { TypeFacts } from './time-off-types.rules';

type Entities =
  | typeof TimeOffTypeSchema
  | typeof TimeOffAccountSchema
  | typeof MemberSchema
  | typeof WorkspaceSchema;
type TypeTable = Readonly<Selectable<TablesOf<Entities>['time_off_type']>>;

const COLUMNS = columnsOf(TimeOffTypeSchema, 't', ['workspaceId', 'createdAt', 'updatedAt']);
type StoredType = Omit<TypeTable, 'workspaceId' | 'createdAt' | 'updatedAt'>;

const CHANGEABLE = [
  'name',
  'code',
  'isPaid',
  'paysOutOnTermination',
  'accrual',
  'yearStarts',
  'waitingDays',
  'startsOn',
] as const;

export interface TypeRow extends TypeFacts, Pick<TypeTable, 'id' | 'anchoredOn' | 'archivedAt' | 'version'> {}

/** A type with its history. Instants are RFC 3339. */
export interface ImportedType
  extends Omit<Policy, 'limits'>,
    Pick<TypeFacts, 'name' | 'isPaid' | 'startsOn'> {
  readonly id: string;
  readonly code: string;
  readonly paysOutOnTermination: boolean;
  readonly maxBalanceSeconds: number | null;
  readonly lowestBalanceSeconds: number | null;
  readonly anchoredOn: string;
  readonly createdAt: string;
}

export interface TypeFilter {
  readonly status: 'active' | 'archived' | 'all';
  readonly changedFrom: Date | null;
}

@Injectable()
export class TimeOffTypesRepository extends KyselyRepository<Entities> {
  /** Oldest first. */
  async list(workspaceId: string, filter: TypeFilter, after: string, limit: number): Promise<TypeRow[]> {
    const isActive = filter.status === 'all' ? null : filter.status === 'active';
    const rows = await this.select(workspaceId)
      .where('t.id', '>', after)
      .where((eb) =>
        eb.and([
          ...ifGiven(isActive, (active) => eb('t.archivedAt', active ? 'is' : 'is not', null)),
          ...ifGiven(filter.changedFrom, (from) => eb('t.updatedAt', '>=', from)),
        ]),
      )
      .orderBy('t.id')
      .limit(limit)
      .execute();
    return rows.map(rowOf);
  }

  async find(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const row = await this.select(workspaceId).where('t.id', '=', typeId).executeTakeFirst();
    return row && rowOf(row);
  }

  /** Locks a type until the transaction ends. Its rules cannot change and accrual waits. */
  async lock(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const query = this.select(workspaceId).where('t.id', '=', typeId).forNoKeyUpdate('t');
    const row = await query.executeTakeFirst();
    return row && rowOf(row);
  }

  /** Takes a shared lock: the rules of a type cannot change until the transaction ends. */
  async lockShared(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const row = await this.select(workspaceId).where('t.id', '=', typeId).forShare('t').executeTakeFirst();
    return row && rowOf(row);
  }

  async add(
    workspaceId: string,
    id: string,
    type: TypeFacts & Pick<TypeRow, 'anchoredOn'>,
    createdAt: Date,
  ): Promise<void> {
    const { anchoredOn } = type;
    await this.db
      .insertInto('time_off_type')
      .values({ workspaceId, id, ...columnValues(type), anchoredOn, createdAt })
      .execute();
  }

  async change(workspaceId: string, typeId: string, type: TypeFacts): Promise<void> {
    await this.db
      .updateTable('time_off_type')
      .set(columnValues(type))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', typeId)
      .execute();
  }

  async setArchived(workspaceId: string, typeId: string, archivedAt: Date | null): Promise<void> {
    await this.db
      .updateTable('time_off_type')
      .set({ archivedAt })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', typeId)
      .execute();
  }

  /** Inserts sample types. */
  import(workspaceId: string, types: readonly ImportedType[]): Promise<void> {
    return this.insertMany(
      'time_off_type',
      types.map((type) => ({ workspaceId, ...type, createdAt: new Date(type.createdAt) })),
    );
  }

  /** The types of all workspaces with an account that is not yet at the current day there. */
  listBehind(now: Date): Promise<AccrualScope[]> {
    // Accrual runs for all workspaces.
    return this.dbAcrossWorkspaces
      .selectFrom('time_off_type as t')
      .innerJoin('workspace as w', 'w.id', 't.workspaceId')
      .select(['t.workspaceId', 't.id as typeId', 'w.timeZone as zone'])
      .where('t.archivedAt', 'is', null)
      .where((eb) =>
        eb.or([
          sql<boolean>`${eb.ref('t.accrual')} ->> 'kind' <> 'none'`,
          eb('t.maxCarryOverSeconds', 'is not', null),
        ]),
      )
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('member as m')
            .leftJoin('time_off_account as a', (join) =>
              join
                .onRef('a.workspaceId', '=', 'm.workspaceId')
                .onRef('a.typeId', '=', 't.id')
                .onRef('a.memberId', '=', 'm.id'),
            )
            .select('m.id')
            .whereRef('m.workspaceId', '=', 't.workspaceId')
            .where((eb) =>
              eb.or([
                eb('a.throughOn', 'is', null),
                eb(
                  'a.throughOn',
                  '<',
                  sql<string>`(${now}::timestamptz at time zone ${eb.ref('w.timeZone')})::date`,
                ),
              ]),
            ),
        ),
      )
      .orderBy('t.workspaceId')
      .orderBy('t.id')
      .execute();
  }

  private select(workspaceId: string) {
    return this.db.selectFrom('time_off_type as t').select(COLUMNS).where('t.workspaceId', '=', workspaceId);
  }
}

/** The editable columns of a type. */
const columnValues = ({ limits, ...type }: TypeFacts) => ({
  ...pick(type, CHANGEABLE),
  maxBalanceSeconds: limits.maxBalanceSeconds,
  maxCarryOverSeconds: limits.maxCarryOverSeconds,
  maxUseSeconds: limits.maxUseSecondsAYear,
  maxAccrualSeconds: limits.maxAccrualSecondsAYear,
  lowestBalanceSeconds: limits.lowestBalanceSeconds,
});

function rowOf(stored: StoredType): TypeRow {
  const { maxBalanceSeconds, maxCarryOverSeconds, maxUseSeconds, maxAccrualSeconds, ...rest } = stored;
  const { lowestBalanceSeconds, ...type } = rest;
  const limits = {
    maxBalanceSeconds,
    maxCarryOverSeconds,
    maxUseSecondsAYear: maxUseSeconds,
    maxAccrualSecondsAYear: maxAccrualSeconds,
    lowestBalanceSeconds,
  };
  return { ...type, limits };
}
