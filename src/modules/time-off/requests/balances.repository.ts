import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Day } from '../../../kernel/calendar/calendar';
import { ifGiven } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { EmploymentSchema, MemberSchema } from '../../members';
import type { UserSchema } from '../../users';
import type { TimeOffAccountSchema, TimeOffLineSchema } from '../accrual';
import type { TimeOffTypeSchema } from '../types';
import type { TimeOffRequestSchema } from './time-off-request.entity';
import type { TimeOffRequestDaySchema } from './time-off-request-day.entity';

export interface BalanceRow {
  readonly memberId: string;
  readonly memberName: string;
  readonly isActive: boolean;
  readonly typeId: string;
  readonly typeName: string;
  readonly isPaid: boolean;
  readonly paysOut: boolean;
  readonly needsHireDate: boolean;
  readonly hiredOn: Day | null;
  readonly ledgerSeconds: number;
  readonly pendingSeconds: number;
  readonly throughOn: Day | null;
  readonly updatedAt: Date | null;
}

export interface BalanceFilter {
  readonly memberId: string | null;
  readonly typeId: string | null;
  readonly status: 'active' | 'removed' | 'all';
  readonly changedFrom: Date | null;
}

/** A position in the list. */
export interface BalancePlace {
  readonly memberId: string;
  readonly typeId: string;
}

type Entities =
  | typeof MemberSchema
  | typeof UserSchema
  | typeof EmploymentSchema
  | typeof TimeOffTypeSchema
  | typeof TimeOffAccountSchema
  | typeof TimeOffLineSchema
  | typeof TimeOffRequestSchema
  | typeof TimeOffRequestDaySchema;

@Injectable()
export class BalancesRepository extends KyselyRepository<Entities> {
  /**
   * By member, then type. Archived types are included only when requested by id. Changes of the member or the type
   * count too, because they decide whether a balance is paid or waits for a hire date.
   */
  list(
    workspaceId: string,
    filter: BalanceFilter,
    after: BalancePlace,
    limit: number,
  ): Promise<BalanceRow[]> {
    const isActive = filter.status === 'all' ? null : filter.status === 'active';
    return this.select(workspaceId)
      .where((eb) =>
        eb.and([
          eb(eb.refTuple('m.id', 't.id'), '>', eb.tuple(after.memberId, after.typeId)),
          filter.typeId === null ? eb('t.archivedAt', 'is', null) : eb('t.id', '=', filter.typeId),
          ...ifGiven(filter.memberId, (memberId) => eb('m.id', '=', memberId)),
          ...ifGiven(isActive, (active) => eb('m.isActive', '=', active)),
          ...ifGiven(filter.changedFrom, (from) =>
            eb(
              eb.fn<Date>('greatest', ['a.updatedAt', 't.updatedAt', 'm.updatedAt', 'u.updatedAt']),
              '>=',
              from,
            ),
          ),
        ]),
      )
      .orderBy('m.id')
      .orderBy('t.id')
      .limit(limit)
      .execute();
  }

  private select(workspaceId: string) {
    return this.accounts(workspaceId)
      .select([
        'm.id as memberId',
        'u.name as memberName',
        'm.isActive',
        't.id as typeId',
        't.name as typeName',
      ])
      .select(['t.isPaid', 't.paysOutOnTermination as paysOut', 'n.hiredOn', 'a.throughOn', 'a.updatedAt'])
      .select((eb) => [
        sql<boolean>`(${eb.or([eb('t.yearStarts', '=', 'hire_date'), eb('t.waitingDays', '>', 0)])})
          and ${eb.ref('t.accrual')} ->> 'kind' <> 'none'`.as('needsHireDate'),
        ledgerSeconds(eb).as('ledgerSeconds'),
        pendingSeconds(eb).as('pendingSeconds'),
      ]);
  }

  /** Every member with every type; their account may not exist yet. */
  private accounts(workspaceId: string) {
    return this.db
      .selectFrom('member as m')
      .innerJoin('app_user as u', 'u.id', 'm.userId')
      .innerJoin('time_off_type as t', 't.workspaceId', 'm.workspaceId')
      .leftJoin('employment as n', (join) =>
        join.onRef('n.workspaceId', '=', 'm.workspaceId').onRef('n.memberId', '=', 'm.id'),
      )
      .leftJoin('time_off_account as a', (join) =>
        join
          .onRef('a.workspaceId', '=', 'm.workspaceId')
          .onRef('a.typeId', '=', 't.id')
          .onRef('a.memberId', '=', 'm.id'),
      )
      .where('m.workspaceId', '=', workspaceId);
  }
}

type Tables = TablesOf<Entities>;
type AccountExpressions = ExpressionBuilder<
  Tables & { m: Tables['member']; t: Tables['time_off_type'] },
  'm' | 't'
>;

const ledgerSeconds = (eb: AccountExpressions) =>
  eb
    .selectFrom('time_off_line as l')
    .select((at) => sql<number>`coalesce(sum(${at.ref('l.seconds')}), 0)::float8`.as('seconds'))
    .whereRef('l.workspaceId', '=', 'm.workspaceId')
    .whereRef('l.memberId', '=', 'm.id')
    .whereRef('l.typeId', '=', 't.id')
    .$asScalar()
    .$notNull();

const pendingSeconds = (eb: AccountExpressions) =>
  eb
    .selectFrom('time_off_request as r')
    .innerJoin('time_off_request_day as d', (join) =>
      join.onRef('d.workspaceId', '=', 'r.workspaceId').onRef('d.requestId', '=', 'r.id'),
    )
    .select((at) => sql<number>`coalesce(sum(${at.ref('r.secondsPerDay')}), 0)::float8`.as('seconds'))
    .whereRef('r.workspaceId', '=', 'm.workspaceId')
    .whereRef('r.memberId', '=', 'm.id')
    .whereRef('r.typeId', '=', 't.id')
    .where('r.state', '=', 'pending')
    .$asScalar()
    .$notNull();
