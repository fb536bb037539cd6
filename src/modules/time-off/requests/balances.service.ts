import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { isBeyond, scopeOf } from '../ledger';
import type { Balance, BalancePage, BalancesQuery } from './balances.contract';
import { type BalancePlace, type BalanceRow, BalancesRepository } from './balances.repository';

const SEPARATOR = '.';

@Injectable()
export class BalancesService {
  constructor(private readonly balances: BalancesRepository) {}

  /** Balances by member and type. Callers with reach `own` get only their own. */
  async list(caller: Principal, query: BalancesQuery): Promise<BalancePage> {
    if (isBeyond(caller, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(caller),
      typeId: query.typeId ?? null,
      status: query.status,
      changedFrom: changedFrom(query),
    };
    const [memberId = '', typeId = ''] = placeOf(query.cursor).split(SEPARATOR);
    const after: BalancePlace = { memberId, typeId };
    const rows = await this.balances.list(caller.workspaceId, filter, after, query.limit + 1);
    return toPage(rows, query.limit, (row) => [row.memberId, row.typeId].join(SEPARATOR), balanceView);
  }
}

const balanceView = ({
  isActive,
  paysOut,
  needsHireDate,
  hiredOn,
  throughOn,
  updatedAt,
  ...row
}: BalanceRow): Balance => ({
  ...row,
  balanceSeconds: row.ledgerSeconds - row.pendingSeconds,
  accruedThroughOn: throughOn,
  waitsForHireDate: needsHireDate && hiredOn === null,
  payOutSeconds: paysOut && !isActive ? Math.max(0, row.ledgerSeconds) : null,
  updatedAt: updatedAt?.toISOString() ?? null,
});
