import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../kernel/http/paging.contract';
import { assertSeen } from '../../kernel/http/seen-version';
import { newId } from '../../kernel/id/id';
import { AuditTrail } from '../audit';
import { MembersService, memberNotFound, Seats } from '../members';
import type { MemberPayChange, MemberPayPage, MemberPayWish, PayQuery, VoidWish } from './pay-rates.contract';
import { payAlreadySet, payChangeNotFound, payChangeVoided } from './pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { assertCurrency } from './pay-rates.rules';
import { memberPayOf } from './pay-rates.service';

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
    const page = toPage(
      rows,
      query.limit,
      (row) => row.effectiveOn + row.id,
      (row) => memberView(row, who.workspace.currency),
    );
    return { ...page, data: [...page.data] };
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
        ...(before ? { before: told(memberView(before, who.workspace.currency)) } : {}),
        after: told(after),
      });
      return after;
    });
  }

  /** @param seen the version the caller looked at @throws payChangeNotFound, payChangeVoided, versionClash */
  void(who: Principal, changeId: string, { reason }: VoidWish, seen?: number): Promise<MemberPayChange> {
    return this.seats.permitted(who, 'pay_rates:edit', async () => {
      const row = await this.changes.find(who.workspaceId, changeId);
      if (!row) throw payChangeNotFound();
      assertSeen(row.version, seen);
      const by = { memberId: who.memberId, reason, now: this.clock.now() };
      if (!(await this.changes.takeVoided(who.workspaceId, changeId, by))) throw payChangeVoided();
      const after = await this.view(who, changeId);
      const { id, name } = await this.members.get(who, after.memberId);
      await this.trail.inWorkspace(who.workspaceId, who, {
        action: 'pay.voided',
        target: { id, name },
        before: told(after),
        after: { changeId, reason },
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

const told = ({ effectiveOn, kind, rate, isOvertimeExempt, paySchedule, anchoredOn }: MemberPayChange) => ({
  effectiveOn,
  kind,
  rate,
  isOvertimeExempt,
  paySchedule,
  anchoredOn,
});

function memberView(row: PayChangeRow, currency: string): MemberPayChange {
  const { kind, amount, isOvertimeExempt, paySchedule } = memberPayOf(row);
  return {
    id: row.id,
    memberId: row.memberId ?? '',
    effectiveOn: row.effectiveOn,
    kind,
    rate: { amount, currency },
    isOvertimeExempt,
    paySchedule: paySchedule.kind,
    anchoredOn: row.anchoredOn,
    createdAt: row.createdAt.toISOString(),
    voidedAt: row.voidedAt?.toISOString() ?? null,
    voidReason: row.voidReason,
    version: row.version,
  };
}
