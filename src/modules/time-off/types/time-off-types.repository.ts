import { Injectable } from '@nestjs/common';
import type { Day } from '../../../kernel/calendar/calendar';
import { Sql } from '../../../kernel/database/sql';
import type { Accrual, Policy, Where, YearStart } from '../accrual';
import type { TypeFacts } from './time-off-types.rules';

export interface TypeRow extends TypeFacts {
  readonly id: string;
  readonly anchoredOn: Day;
  readonly archivedAt: Date | null;
  readonly version: number;
}

interface StoredType extends Omit<TypeRow, keyof Policy> {
  readonly accrual: Accrual;
  readonly yearStarts: YearStart;
  readonly waitingDays: number;
  readonly maxBalanceSeconds: number | null;
  readonly maxCarryOverSeconds: number | null;
  readonly maxUseSeconds: number | null;
  readonly maxAccrualSeconds: number | null;
  readonly lowestBalanceSeconds: number | null;
}

export interface TypeFilter {
  readonly status: 'active' | 'archived' | 'all';
  readonly changedFrom: Date | null;
}

const SELECT = `select t.id, t.name, t.code, t.is_paid as "isPaid",
    t.pays_out_on_termination as "paysOutOnTermination", t.accrual, t.year_starts as "yearStarts",
    t.waiting_days as "waitingDays", t.max_balance_seconds::float8 as "maxBalanceSeconds",
    t.max_carry_over_seconds::float8 as "maxCarryOverSeconds", t.max_use_seconds::float8 as "maxUseSeconds",
    t.max_accrual_seconds::float8 as "maxAccrualSeconds", t.lowest_balance_seconds::float8 as "lowestBalanceSeconds",
    t.starts_on::text as "startsOn", t.anchored_on::text as "anchoredOn", t.archived_at as "archivedAt", t.version
  from time_off_type t where t.workspace_id = $1`;

@Injectable()
export class TimeOffTypesRepository {
  constructor(private readonly sql: Sql) {}

  /** Oldest first. */
  async list(workspaceId: string, filter: TypeFilter, after: string, limit: number): Promise<TypeRow[]> {
    const rows = await this.sql.rows<StoredType>(
      `${SELECT} and t.id > $2 and ($4 = 'all' or (t.archived_at is null) = ($4 = 'active'))
         and ($5::timestamptz is null or t.updated_at >= $5) order by t.id limit $3`,
      [workspaceId, after, limit, filter.status, filter.changedFrom],
    );
    return rows.map(rowOf);
  }

  async find(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const row = await this.sql.row<StoredType>(`${SELECT} and t.id = $2`, [workspaceId, typeId]);
    return row && rowOf(row);
  }

  /** Locks a type until the transaction ends. Its rules cannot change and accrual waits. */
  async lock(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const row = await this.sql.row<StoredType>(`${SELECT} and t.id = $2 for no key update of t`, [
      workspaceId,
      typeId,
    ]);
    return row && rowOf(row);
  }

  /** Takes a shared lock: the rules of a type cannot change until the transaction ends. */
  async keep(workspaceId: string, typeId: string): Promise<TypeRow | undefined> {
    const row = await this.sql.row<StoredType>(`${SELECT} and t.id = $2 for share of t`, [
      workspaceId,
      typeId,
    ]);
    return row && rowOf(row);
  }

  async add(
    workspaceId: string,
    typeId: string,
    type: TypeFacts & { anchoredOn: Day },
    now: Date,
  ): Promise<void> {
    await this.sql.count(
      `insert into time_off_type (workspace_id, id, name, code, is_paid, pays_out_on_termination, accrual, year_starts,
         waiting_days, max_balance_seconds, max_carry_over_seconds, max_use_seconds, max_accrual_seconds,
         lowest_balance_seconds, starts_on, anchored_on, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [workspaceId, typeId, ...columnsOf(type), type.anchoredOn, now],
    );
  }

  async set(workspaceId: string, typeId: string, type: TypeFacts): Promise<void> {
    await this.sql.count(
      `update time_off_type set name = $3, code = $4, is_paid = $5, pays_out_on_termination = $6, accrual = $7,
         year_starts = $8, waiting_days = $9, max_balance_seconds = $10, max_carry_over_seconds = $11,
         max_use_seconds = $12, max_accrual_seconds = $13, lowest_balance_seconds = $14, starts_on = $15
       where workspace_id = $1 and id = $2`,
      [workspaceId, typeId, ...columnsOf(type)],
    );
  }

  async setArchived(workspaceId: string, typeId: string, archivedAt: Date | null): Promise<void> {
    await this.sql.count('update time_off_type set archived_at = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      typeId,
      archivedAt,
    ]);
  }

  /** The types of all workspaces with an account that is not yet at the current day there. */
  listBehind(now: Date): Promise<Where[]> {
    return this.sql.rows<Where>(
      `select t.workspace_id as "workspaceId", t.id as "typeId", w.time_zone as zone
       from time_off_type t join workspace w on w.id = t.workspace_id
       where t.archived_at is null and (t.accrual ->> 'kind' <> 'none' or t.max_carry_over_seconds is not null)
         and exists (
           select from member m left join time_off_account a
             on a.workspace_id = m.workspace_id and a.type_id = t.id and a.member_id = m.id
           where m.workspace_id = t.workspace_id
             and (a.through_on is null or a.through_on < ($1::timestamptz at time zone w.time_zone)::date))
       order by t.workspace_id, t.id`,
      [now],
    );
  }
}

const columnsOf = ({ limits, ...type }: TypeFacts): unknown[] => [
  type.name,
  type.code,
  type.isPaid,
  type.paysOutOnTermination,
  JSON.stringify(type.accrual),
  type.yearStarts,
  type.waitingDays,
  limits.maxBalanceSeconds,
  limits.maxCarryOverSeconds,
  limits.maxUseSecondsAYear,
  limits.maxAccrualSecondsAYear,
  limits.lowestBalanceSeconds,
  type.startsOn,
];

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
