import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { AuditTrail } from '../../audit';
import { MembershipLock, MembersService } from '../../members';
import { Accounts } from './accounts';
import type { LedgerLine, LedgerPage, LedgerQuery, NewAdjustment } from './ledger.contract';
import { adjustmentInFuture } from './ledger.problems';
import { LedgerRepository, type LineRow } from './ledger.repository';
import { isBeyond, scopeOf } from './member-scope.rules';

@Injectable()
export class LedgerService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    private readonly memberships: MembershipLock,
    private readonly trail: AuditTrail,
  ) {}

  /** Lines in the order recorded. Callers with reach `own` get only their own. */
  async list(caller: Principal, query: LedgerQuery): Promise<LedgerPage> {
    if (isBeyond(caller, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(caller),
      typeId: query.typeId ?? null,
      kind: query.kind ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      changedFrom: changedFrom(query),
    };
    const rows = await this.ledger.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, lineView);
  }

  /**
   * Adds hours to a balance or subtracts them.
   * @throws memberNotFound, timeOffTypeNotFound, adjustmentInFuture
   */
  adjust(caller: Principal, input: NewAdjustment): Promise<LedgerLine> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      await this.memberships.lockTarget(caller.workspaceId, input.memberId);
      const account = await this.accounts.lockAccount(caller, input.typeId, input.memberId);
      const effectiveOn = input.effectiveOn ?? account.today;
      if (effectiveOn > account.today) throw adjustmentInFuture();
      const { seconds, reason } = input;
      const id = newId('tol');
      const line = { id, kind: 'adjustment', seconds, effectiveOn, entryId: null, reason } as const;
      await this.accounts.writeLines(caller, account, [line]);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'time_off.adjusted',
        target: { id: input.memberId, name: (await this.members.get(caller, input.memberId)).name },
        after: { type: account.type.name, seconds, reason, effectiveOn },
      });
      return this.view(caller, id);
    });
  }

  private async view(caller: Principal, lineId: string): Promise<LedgerLine> {
    const row = await this.ledger.find(caller.workspaceId, lineId);
    if (!row) throw new Error('the ledger line was not found after its insert');
    return lineView(row);
  }
}

const lineView = ({ byId, byName, recordedAt, ...row }: LineRow): LedgerLine => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  by: byId === null ? null : { id: byId, name: byName ?? '' },
});
