import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { memberRemoved, Seats } from '../../members';
import { EntriesRepository } from '../entries/entries.repository';
import { Accounts, type HeldAccount } from '../ledger/accounts';
import { timeOffRequestNotFound } from '../time-off.problems';
import { RequestTrail } from './request.trail';
import { requestView } from './request.view';
import type { TimeOffDecision, TimeOffRequestView } from './requests.contract';
import { type RequestRow, RequestsRepository } from './requests.repository';
import { assertCovered, assertPending } from './requests.rules';

/** A request that is held and pending, and the account it takes from. */
interface Held {
  readonly request: RequestRow;
  readonly account: HeldAccount;
  readonly isActive: boolean;
}

/** Approving and rejecting, by those who decide for others. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly entries: EntriesRepository,
    private readonly accounts: Accounts,
    private readonly seats: Seats,
    private readonly trail: RequestTrail,
  ) {}

  /**
   * Makes each day of a request a day off, and takes its hours.
   * @param seen the version the caller looked at @throws versionClash when it changed since
   * @throws timeOffRequestNotFound, timeOffRequestDecided, memberRemoved; timeOffBalanceShort when the hours went since
   */
  approve(
    who: Principal,
    requestId: string,
    decision: TimeOffDecision,
    seen?: number,
  ): Promise<TimeOffRequestView> {
    return this.deciding(who, requestId, seen, async ({ request, account, isActive }) => {
      if (!isActive) throw memberRemoved();
      // By itself: others that wait may be more than what is left, and are decided one after the other.
      const pendingSeconds = request.secondsPerDay * request.days.length;
      assertCovered({ ...account, pendingSeconds }, 0);
      const now = this.accounts.now();
      await this.decide(who, request, { state: 'approved', ...decision });
      const entries = await this.entries.add(who.workspaceId, request, now);
      const lines = entries.map(({ entryId, onDay }) => ({
        id: newId('tol'),
        kind: 'usage' as const,
        seconds: -request.secondsPerDay,
        effectiveOn: onDay,
        entryId,
        reason: null,
      }));
      await this.accounts.write(who, account, lines);
    });
  }

  /** The hours return. @throws timeOffRequestNotFound, timeOffRequestDecided */
  reject(
    who: Principal,
    requestId: string,
    decision: TimeOffDecision,
    seen?: number,
  ): Promise<TimeOffRequestView> {
    return this.deciding(who, requestId, seen, async ({ request, account }) => {
      await this.decide(who, request, { state: 'rejected', ...decision });
      await this.accounts.touch(who, account);
    });
  }

  private deciding(
    who: Principal,
    requestId: string,
    seen: number | undefined,
    work: (held: Held) => Promise<void>,
  ): Promise<TimeOffRequestView> {
    return this.seats.permitted(who, 'time_off:edit', async () => {
      const { memberId, typeId } = await this.existing(who, requestId);
      const { isActive } = await this.seats.lockTarget(who.workspaceId, memberId);
      const account = await this.accounts.hold(who, typeId, memberId);
      await this.requests.lock(who.workspaceId, requestId);
      const request = await this.existing(who, requestId);
      assertSeen(request.version, seen);
      assertPending(request);
      await work({ request, account, isActive });
      const decided = await this.existing(who, requestId);
      await this.trail.tell(who, decided);
      return requestView(decided);
    });
  }

  private decide(
    { workspaceId, memberId: byMemberId }: Principal,
    { id }: RequestRow,
    verdict: TimeOffDecision & { state: 'approved' | 'rejected' },
  ): Promise<void> {
    return this.requests.decide(workspaceId, id, { ...verdict, byMemberId, now: this.accounts.now() });
  }

  private async existing({ workspaceId }: Principal, requestId: string): Promise<RequestRow> {
    const row = await this.requests.find(workspaceId, requestId, null);
    if (!row) throw timeOffRequestNotFound();
    return row;
  }
}
