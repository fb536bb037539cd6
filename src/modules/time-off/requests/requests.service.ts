import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { memberNotFound, memberRemoved, Seats } from '../../members';
import { Accounts, type HeldAccount } from '../ledger/accounts';
import { isBeyond, scopeOf } from '../ledger/whose.rules';
import { timeOffRequestNotFound } from '../time-off.problems';
import { RequestTrail } from './request.trail';
import { requestView } from './request.view';
import type {
  NewTimeOffRequest,
  TimeOffRequestPage,
  TimeOffRequestsQuery,
  TimeOffRequestView,
} from './requests.contract';
import { type RequestRow, RequestsRepository } from './requests.repository';
import {
  askedByYear,
  assertAskable,
  assertAuthor,
  assertCovered,
  assertDaysHold,
  assertPending,
  assertYearHolds,
} from './requests.rules';

@Injectable()
export class RequestsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly accounts: Accounts,
    private readonly seats: Seats,
    private readonly trail: RequestTrail,
  ) {}

  /** Oldest first; only their own for whoever sees only their own. */
  async list(who: Principal, query: TimeOffRequestsQuery): Promise<TimeOffRequestPage> {
    if (isBeyond(who, query.memberId)) return { data: [], hasMore: false, nextCursor: null };
    const filter = {
      memberId: query.memberId ?? scopeOf(who),
      typeId: query.typeId ?? null,
      state: query.state ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      changedFrom: changedFrom(query),
    };
    const rows = await this.requests.list(who.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, (row) => row.id, requestView);
  }

  /** @throws timeOffRequestNotFound also for one that the caller's reach does not cover */
  async get(who: Principal, requestId: string): Promise<TimeOffRequestView> {
    return requestView(await this.existing(who, requestId, scopeOf(who)));
  }

  /**
   * Asks for time off, whole or not at all: of two who ask for the last hours one is refused.
   * @throws timeOffTypeNotFound, timeOffTypeArchived, timeOffBalanceShort, timeOffYearFull or timeOffDayFull
   * @throws memberNotFound for another member where the caller decides nothing; memberRemoved
   */
  ask(who: Principal, wish: NewTimeOffRequest): Promise<TimeOffRequestView> {
    const memberId = wish.memberId ?? who.memberId;
    return this.holding(who, memberId, async () => {
      await this.requests.queueFor(memberId);
      const account = await this.accounts.hold(who, wish.typeId, memberId);
      await this.assertFits(who, account, wish);
      const { typeId, days, secondsPerDay, note } = wish;
      const request = { id: newId('tor'), memberId, typeId, days, secondsPerDay, note };
      await this.requests.add(who.workspaceId, {
        ...request,
        askedById: who.memberId,
        now: this.accounts.now(),
      });
      await this.accounts.touch(who, account);
      return this.told(who, request.id);
    });
  }

  /** Takes back what the caller asked for. @throws timeOffRequestNotFound, timeOffNotAuthor, timeOffRequestDecided */
  async cancel(who: Principal, requestId: string, seen?: number): Promise<TimeOffRequestView> {
    const asked = await this.existing(who, requestId, scopeOf(who, 'time_off:edit'));
    assertAuthor(who, asked);
    return this.holding(who, asked.memberId, async () => {
      const account = await this.accounts.hold(who, asked.typeId, asked.memberId);
      await this.requests.lock(who.workspaceId, requestId);
      const request = await this.existing(who, requestId, null);
      assertSeen(request.version, seen);
      assertPending(request);
      await this.requests.decide(who.workspaceId, requestId, {
        state: 'cancelled',
        byMemberId: who.memberId,
        note: null,
        now: this.accounts.now(),
      });
      await this.accounts.touch(who, account);
      return this.told(who, requestId);
    });
  }

  /** Holds the member that it is about: the caller, or somebody they decide about. */
  private holding<T>(who: Principal, memberId: string, work: () => Promise<T>): Promise<T> {
    if (memberId === who.memberId)
      return this.seats.alongside(who, { permission: 'time_off:edit', reach: 'own' }, work);
    if (who.grants.get('time_off:edit') !== 'all') throw memberNotFound();
    return this.seats.permitted(who, 'time_off:edit', async () => {
      const { isActive } = await this.seats.lockTarget(who.workspaceId, memberId);
      if (!isActive) throw memberRemoved();
      return work();
    });
  }

  private async assertFits(who: Principal, account: HeldAccount, wish: NewTimeOffRequest): Promise<void> {
    const { type, memberId, hiredOn } = account;
    assertAskable(type);
    const { days, secondsPerDay } = wish;
    assertDaysHold(await this.requests.fullDays(who.workspaceId, memberId, days, secondsPerDay));
    assertCovered(account, secondsPerDay * days.length);
    const { maxUseSecondsAYear: maxUseSeconds } = type.limits;
    if (maxUseSeconds === null) return;
    for (const { year, seconds } of askedByYear(days, secondsPerDay, { ...type, hiredOn })) {
      const used = await this.requests.usedIn(who.workspaceId, type.id, memberId, year);
      assertYearHolds(year, used, { seconds, maxUseSeconds });
    }
  }

  private async existing(who: Principal, requestId: string, scope: string | null): Promise<RequestRow> {
    const row = await this.requests.find(who.workspaceId, requestId, scope);
    if (!row) throw timeOffRequestNotFound();
    return row;
  }

  private async told(who: Principal, requestId: string): Promise<TimeOffRequestView> {
    const row = await this.existing(who, requestId, null);
    await this.trail.tell(who, row);
    return requestView(row);
  }
}
