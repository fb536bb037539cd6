import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { MembersService, Seats } from '../../members';
import { adjustmentInFuture } from '../time-off.problems';
import { Accounts } from './accounts';
import type { LedgerLine, LedgerPage, LedgerQuery, NewAdjustment } from './ledger.contract';
import { LedgerRepository, type LineRow } from './ledger.repository';
import { isBeyond, scopeOf } from './whose.rules';

@Injectable()
export class LedgerService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    private readonly seats: Seats,
    private readonly trail: AuditTrail,
  ) {}

  /** Lines in the order in which they were written; only their own for whoever sees only their own. */
  async list(who: Principal, query: LedgerQuery): Promise<LedgerPage> {
    if (isBeyond(who, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(who),
      typeId: query.typeId ?? null,
      kind: query.kind ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      changedFrom: changedFrom(query),
    };
    const rows = await this.ledger.list(who.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, lineView);
  }

  /**
   * Adds hours to a balance, or takes some, for a reason that stays in the ledger.
   * @throws memberNotFound, timeOffTypeNotFound, adjustmentInFuture
   */
  adjust(who: Principal, wish: NewAdjustment): Promise<LedgerLine> {
    return this.seats.permitted(who, 'time_off:edit', async () => {
      await this.seats.lockTarget(who.workspaceId, wish.memberId);
      const account = await this.accounts.hold(who, wish.typeId, wish.memberId);
      const effectiveOn = wish.effectiveOn ?? account.today;
      if (effectiveOn > account.today) throw adjustmentInFuture();
      const { seconds, reason } = wish;
      const id = newId('tol');
      const line = { id, kind: 'adjustment', seconds, effectiveOn, entryId: null, reason } as const;
      await this.accounts.write(who, account, [line]);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'time_off.adjusted',
        target: { id: wish.memberId, name: (await this.members.get(who, wish.memberId)).name },
        after: { type: account.type.name, seconds, reason, effectiveOn },
      });
      return this.view(who, id);
    });
  }

  private async view(who: Principal, lineId: string): Promise<LedgerLine> {
    const row = await this.ledger.find(who.workspaceId, lineId);
    if (!row) throw new Error('a line vanished within its transaction');
    return lineView(row);
  }
}

const lineView = ({ byId, byName, recordedAt, ...row }: LineRow): LedgerLine => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  by: byId === null ? null : { id: byId, name: byName ?? '' },
});
