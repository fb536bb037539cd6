import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { MembershipLock, memberNotFound, memberRemoved } from '../../members';
import { Accounts, isBeyond, type LockedAccount, scopeOf } from '../ledger';
import { RequestLimitsRepository } from './request-limits.repository';
import { RequestTrail } from './request-trail';
import { requestView } from './request-view';
import type {
  NewTimeOffRequest,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
import { timeOffRequestNotFound } from './requests.problems';
import { type RequestRow, RequestsRepository } from './requests.repository';
import {
  askedByYear,
  assertAuthor,
  assertCovered,
  assertDaysFit,
  assertPending,
  assertRequestable,
  assertYearFits,
} from './requests.rules';

@Injectable()
export class RequestsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly limits: RequestLimitsRepository,
    private readonly accounts: Accounts,
    private readonly memberships: MembershipLock,
    private readonly trail: RequestTrail,
  ) {}

  /** Oldest first. Callers with reach `own` get only their own. */
  async list(caller: Principal, query: TimeOffRequestsQuery): Promise<TimeOffRequestPage> {
    if (isBeyond(caller, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(caller),
      typeId: query.typeId ?? null,
      state: query.state ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      changedFrom: changedFrom(query),
    };
    const rows = await this.requests.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, requestView);
  }

  /** @throws timeOffRequestNotFound also for requests outside the caller's scope */
  async get(caller: Principal, requestId: string): Promise<TimeOffRequestView> {
    return requestView(await this.existing(caller, requestId, scopeOf(caller)));
  }

  /**
   * Requests time off, all days or none. If two requests compete for the last hours, one fails.
   * @throws timeOffTypeNotFound, timeOffTypeArchived, timeOffBalanceShort, timeOffYearFull or timeOffDayFull
   * @throws memberNotFound for another member if the caller cannot decide requests; memberRemoved
   */
  ask(caller: Principal, input: NewTimeOffRequest): Promise<TimeOffRequestView> {
    const memberId = input.memberId ?? caller.memberId;
    return this.withCredentialPrivilege(caller, memberId, async () => {
      await this.limits.lockMember(memberId);
      const account = await this.accounts.lockAccount(caller, input.typeId, memberId);
      await this.assertFits(caller, account, input);
      const { typeId, days, secondsPerDay, note } = input;
      const request = { id: newId('tor'), memberId, typeId, days, secondsPerDay, note };
      await this.requests.add(caller.workspaceId, {
        ...request,
        askedByMemberId: caller.memberId,
        createdAt: this.accounts.now(),
      });
      await this.accounts.touch(caller, account);
      return this.recorded(caller, request.id);
    });
  }

  /** Cancels the caller's own request. @throws timeOffRequestNotFound, timeOffNotAuthor, timeOffRequestDecided */
  async cancel(caller: Principal, requestId: string, seen?: number): Promise<TimeOffRequestView> {
    const asked = await this.existing(caller, requestId, scopeOf(caller, 'time_off:edit'));
    assertAuthor(caller, asked);
    return this.withCredentialPrivilege(caller, asked.memberId, async () => {
      const account = await this.accounts.lockAccount(caller, asked.typeId, asked.memberId);
      await this.requests.lock(caller.workspaceId, requestId);
      const request = await this.existing(caller, requestId, null);
      assertSeen(request.version, seen);
      assertPending(request);
      await this.requests.decide(caller.workspaceId, requestId, {
        state: 'cancelled',
        byMemberId: caller.memberId,
        note: null,
        now: this.accounts.now(),
      });
      await this.accounts.touch(caller, account);
      return this.recorded(caller, requestId);
    });
  }

  /** Locks the membership of the member concerned: the caller, or another member the caller can decide for. */
  private withCredentialPrivilege<T>(
    caller: Principal,
    memberId: string,
    work: () => Promise<T>,
  ): Promise<T> {
    if (memberId === caller.memberId)
      return this.memberships.withShared(caller, { permission: 'time_off:edit', reach: 'own' }, work);
    if (caller.grants.get('time_off:edit') !== 'all') throw memberNotFound();
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const { isActive } = await this.memberships.lockTarget(caller.workspaceId, memberId);
      if (!isActive) throw memberRemoved();
      return work();
    });
  }

  private async assertFits(
    caller: Principal,
    account: LockedAccount,
    input: NewTimeOffRequest,
  ): Promise<void> {
    const { type, memberId, hiredOn } = account;
    assertRequestable(type);
    const { days, secondsPerDay } = input;
    const key = { workspaceId: caller.workspaceId, typeId: type.id, memberId };
    assertDaysFit(await this.limits.listFullDays(key, days, secondsPerDay));
    const ledgerSeconds = await this.accounts.findBalance(caller, account);
    const pendingSeconds = await this.limits.findPendingSeconds(key);
    assertCovered(type, { ledgerSeconds, pendingSeconds }, secondsPerDay * days.length);
    const { maxUseSecondsAYear: maxUseSeconds } = type.limits;
    if (maxUseSeconds === null) return;
    for (const { year, seconds } of askedByYear(days, secondsPerDay, { ...type, hiredOn })) {
      const used = await this.limits.findUsedSeconds(key, year);
      assertYearFits(year, used, { seconds, maxUseSeconds });
    }
  }

  private async existing(caller: Principal, requestId: string, scope: string | null): Promise<RequestRow> {
    const row = await this.requests.find(caller.workspaceId, requestId, scope);
    if (!row) throw timeOffRequestNotFound();
    return row;
  }

  private async recorded(caller: Principal, requestId: string): Promise<TimeOffRequestView> {
    const row = await this.existing(caller, requestId, null);
    await this.trail.notify(caller, row);
    return requestView(row);
  }
}
