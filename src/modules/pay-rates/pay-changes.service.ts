import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../kernel/http/paging.contract';
import { newId } from '../../kernel/id/id';
import { AuditTrail } from '../audit';
import { MembersService, memberNotFound, Seats } from '../members';
import type { MemberPayChange, MemberPayPage, MemberPayWish, PayQuery } from './pay-rates.contract';
import { payAlreadySet } from './pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { assertCurrency } from './pay-rates.rules';
import { memberView, termsTold } from './pay-rates.views';

/** Setting, reading and voiding the pay of members. */
@Injectable()
export class PayChangesService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly members: MembersService,
    private readonly seats: Seats,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** A member's changes, latest day first. @throws memberNotFound also for one that the caller's reach does not cover */
  async list(who: Principal, memberId: string, query: PayQuery): Promise<MemberPayPage> {
    if (who.grants.get('pay_rates:read') === 'own' && memberId !== who.memberId) throw memberNotFound();
    await this.members.get(who, memberId);
    const rows = await this.changes.list(
      who.workspaceId,
      { memberId },
      { state: query.state, changedFrom: changedFrom(query) },
      { after: placeOf(query.cursor), limit: query.limit + 1 },
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.effectiveOn + row.id,
      (row) => memberView(row, who.workspace.currency),
    );
  }

  /** @throws memberNotFound, currencyForeign; payAlreadySet when a live change has that day */
  add(who: Principal, memberId: string, wish: MemberPayWish): Promise<MemberPayChange> {
    assertCurrency(wish.rate.currency, who.workspace.currency);
    return this.seats.permitted(who, 'pay_rates:edit', async () => {
      const { id: target, name } = await this.members.get(who, memberId);
      const before = await this.changes.findOn(who.workspaceId, { memberId }, wish.effectiveOn);
      if (before?.effectiveOn === wish.effectiveOn) throw payAlreadySet(undefined, { changeId: before.id });
      const id = newId('pay');
      const born = { id, memberId, createdAt: this.clock.now(), byMemberId: who.memberId };
      await this.changes.addOfMember(who.workspaceId, { ...born, ...termsOf(wish, before) });
      const after = await this.view(who, id);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'pay.member_set',
        target: { id: target, name },
        ...(before ? { before: termsTold(memberView(before, who.workspace.currency)) } : {}),
        after: termsTold(after),
      });
      return after;
    });
  }

  private async view(who: Principal, changeId: string): Promise<MemberPayChange> {
    const row = await this.changes.find(who.workspaceId, changeId);
    if (!row) throw new Error('a change of pay vanished within its transaction');
    return memberView(row, who.workspace.currency);
  }
}

/** What is wished; what it leaves out is as it was before, or not exempt and weekly. */
function termsOf(wish: MemberPayWish, before: PayChangeRow | undefined) {
  const { effectiveOn, kind, rate } = wish;
  const isOvertimeExempt = wish.isOvertimeExempt ?? before?.isOvertimeExempt ?? false;
  return { effectiveOn, kind, amount: rate.amount, isOvertimeExempt, ...scheduleOf(wish, before) };
}

function scheduleOf({ paySchedule, anchoredOn }: MemberPayWish, before: PayChangeRow | undefined) {
  if (paySchedule) return { paySchedule, anchoredOn: anchoredOn ?? null };
  return { paySchedule: before?.paySchedule ?? 'weekly', anchoredOn: before?.anchoredOn ?? null } as const;
}
