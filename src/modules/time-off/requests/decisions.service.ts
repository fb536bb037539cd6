import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { assertSeen } from '../../../kernel/http/seen-version';
import { newId } from '../../../kernel/id/id';
import { MembershipLock, memberRemoved } from '../../members';
import { Accounts, type LockedAccount } from '../ledger';
import { EntriesRepository } from './entries.repository';
import { RequestTrail } from './request-trail';
import { requestView } from './request-view';
import type { TimeOffDecision, TimeOffRequestView } from './requests.contract';
import { timeOffRequestNotFound } from './requests.problems';
import { type RequestRow, RequestsRepository } from './requests.repository';
import { assertCovered, assertPending } from './requests.rules';

/** A locked pending request and the locked account it draws from. */
interface Held {
  readonly request: RequestRow;
  readonly account: LockedAccount;
  readonly isActive: boolean;
}

/** Approves and rejects requests. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly entries: EntriesRepository,
    private readonly accounts: Accounts,
    private readonly memberships: MembershipLock,
    private readonly trail: RequestTrail,
  ) {}

  /**
   * Creates a day off for each day of the request and deducts its hours.
   * @param seen the version the caller last read @throws versionClash when it has changed since
   * @throws timeOffRequestNotFound, timeOffRequestDecided, memberRemoved; timeOffBalanceShort when the balance no
   * longer covers it
   */
  approve(
    caller: Principal,
    requestId: string,
    decision: TimeOffDecision,
    seen?: number,
  ): Promise<TimeOffRequestView> {
    return this.withAllReach(caller, requestId, seen, async ({ request, account, isActive }) => {
      if (!isActive) throw memberRemoved();
      // Checks this request alone. Other pending requests may exceed the balance and are decided later.
      const pendingSeconds = request.secondsPerDay * request.days.length;
      const ledgerSeconds = await this.accounts.findBalance(caller, account);
      assertCovered(account.type, { ledgerSeconds, pendingSeconds }, 0);
      const now = this.accounts.now();
      await this.decide(caller, request, { state: 'approved', ...decision });
      const entries = await this.entries.add(caller.workspaceId, request, now);
      const lines = entries.map(({ entryId, onDay }) => ({
        id: newId('tol'),
        kind: 'usage' as const,
        seconds: -request.secondsPerDay,
        effectiveOn: onDay,
        entryId,
        reason: null,
      }));
      await this.accounts.writeLines(caller, account, lines);
    });
  }

  /** Returns the pending hours to the balance. @throws timeOffRequestNotFound, timeOffRequestDecided */
  reject(
    caller: Principal,
    requestId: string,
    decision: TimeOffDecision,
    seen?: number,
  ): Promise<TimeOffRequestView> {
    return this.withAllReach(caller, requestId, seen, async ({ request, account }) => {
      await this.decide(caller, request, { state: 'rejected', ...decision });
      await this.accounts.touch(caller, account);
    });
  }

  private withAllReach(
    caller: Principal,
    requestId: string,
    seen: number | undefined,
    work: (held: Held) => Promise<void>,
  ): Promise<TimeOffRequestView> {
    return this.memberships.withPermission(caller, 'time_off:edit', async () => {
      const { memberId, typeId } = await this.existing(caller, requestId);
      const { isActive } = await this.memberships.lockTarget(caller.workspaceId, memberId);
      const account = await this.accounts.lockAccount(caller, typeId, memberId);
      await this.requests.lock(caller.workspaceId, requestId);
      const request = await this.existing(caller, requestId);
      assertSeen(request.version, seen);
      assertPending(request);
      await work({ request, account, isActive });
      const decided = await this.existing(caller, requestId);
      await this.trail.notify(caller, decided);
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
