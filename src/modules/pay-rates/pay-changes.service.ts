import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../kernel/http/paging.contract';
import { newId } from '../../kernel/id/id';
import { AuditTrail } from '../audit';
import { MembershipLock, MembersService, memberNotFound } from '../members';
import type { MemberPayChange, MemberPayInput, MemberPayPage, PayQuery } from './pay-rates.contract';
import { payAlreadySet } from './pay-rates.problems';
import { type PayChangeRow, PayRatesRepository } from './pay-rates.repository';
import { assertCurrency } from './pay-rates.rules';
import { auditedTerms, memberView } from './pay-rates.views';

/** Sets and reads the pay of members. */
@Injectable()
export class PayChangesService {
  constructor(
    private readonly changes: PayRatesRepository,
    private readonly members: MembersService,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * A member's pay changes, latest effective date first. @throws memberNotFound also for members outside the caller's
   * scope
   */
  async list(caller: Principal, memberId: string, query: PayQuery): Promise<MemberPayPage> {
    if (caller.grants.get('pay_rates:read') === 'own' && memberId !== caller.memberId) throw memberNotFound();
    await this.members.get(caller, memberId);
    const rows = await this.changes.list(
      caller.workspaceId,
      { memberId },
      { state: query.state, changedFrom: changedFrom(query) },
      { after: placeOf(query.cursor), limit: query.limit + 1 },
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.effectiveOn + row.id,
      (row) => memberView(row, caller.workspace.currency),
    );
  }

  /** @throws memberNotFound, currencyForeign; payAlreadySet when an active change exists for that day */
  add(caller: Principal, memberId: string, input: MemberPayInput): Promise<MemberPayChange> {
    assertCurrency(input.rate.currency, caller.workspace.currency);
    return this.memberships.withPermission(caller, 'pay_rates:edit', async () => {
      const { id: target, name } = await this.members.get(caller, memberId);
      const before = await this.changes.findOn(caller.workspaceId, { memberId }, input.effectiveOn);
      if (before?.effectiveOn === input.effectiveOn) throw payAlreadySet(undefined, { changeId: before.id });
      const id = newId('pay');
      const created = { id, memberId, createdAt: this.clock.now(), byMemberId: caller.memberId };
      await this.changes.addOfMember(caller.workspaceId, { ...created, ...termsOf(input, before) });
      const after = await this.view(caller, id);
      await this.trail.inWorkspace(caller.workspaceId, caller, {
        action: 'pay.member_set',
        target: { id: target, name },
        ...(before ? { before: auditedTerms(memberView(before, caller.workspace.currency)) } : {}),
        after: auditedTerms(after),
      });
      return after;
    });
  }

  private async view(caller: Principal, changeId: string): Promise<MemberPayChange> {
    const row = await this.changes.find(caller.workspaceId, changeId);
    if (!row) throw new Error('the pay change was not found after its insert');
    return memberView(row, caller.workspace.currency);
  }
}

/** The new terms; omitted fields keep their previous value, or default to not exempt and weekly. */
function termsOf(input: MemberPayInput, before: PayChangeRow | undefined) {
  const { effectiveOn, kind, rate } = input;
  const isOvertimeExempt = input.isOvertimeExempt ?? before?.isOvertimeExempt ?? false;
  return { effectiveOn, kind, amount: rate.amount, isOvertimeExempt, ...scheduleOf(input, before) };
}

function scheduleOf({ paySchedule, anchoredOn }: MemberPayInput, before: PayChangeRow | undefined) {
  if (paySchedule) return { paySchedule, anchoredOn: anchoredOn ?? null };
  return { paySchedule: before?.paySchedule ?? 'weekly', anchoredOn: before?.anchoredOn ?? null } as const;
}
