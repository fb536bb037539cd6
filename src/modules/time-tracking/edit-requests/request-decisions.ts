import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { MembershipLock } from '../../members';
import { assertTimes, DECIDING, OWN_HOURS } from '../time-entries';
import { requestView, seenEntryOf } from './edit-request-view';
import type { EditRequestView, RequestState } from './edit-requests.contract';
import { authorCancels, editRequestNotFound } from './edit-requests.problems';
import { type EditRequestRow, EditRequestsRepository } from './edit-requests.repository';
import { assertFresh, assertPending } from './edit-requests.rules';
import { RequestNotifications } from './emails/request-notifications';
import { ProposedEntries } from './proposed-entries';

/** The note of a decision and the request version the caller last read. */
export interface Verdict {
  readonly note?: string | null | undefined;
  readonly seen?: number | undefined;
}

type Decided = Exclude<RequestState, 'pending'>;

/** Approves, rejects and cancels edit requests. */
@Injectable()
export class RequestDecisions {
  constructor(
    private readonly requests: EditRequestsRepository,
    private readonly proposed: ProposedEntries,
    private readonly notifications: RequestNotifications,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies the proposal and records it in the history of the entry.
   * @throws editRequestStale when the entry has changed since the request was made; timeEntryOverlaps
   */
  approve(caller: Principal, requestId: string, verdict: Verdict): Promise<EditRequestView> {
    return this.withAllReach(caller, requestId, verdict, async (request) => {
      const { entryId, memberId } = request;
      const entry = entryId === null ? undefined : await this.proposed.find(caller.workspaceId, entryId);
      const about = seenEntryOf(request);
      if (about) assertFresh(request.entryVersion, about);
      assertTimes(request, this.clock.now());
      const applied = await this.proposed.apply(caller, memberId, { entry, proposal: request, requestId });
      return this.end(caller, request, {
        state: 'approved',
        entryId: applied.id,
        note: verdict.note ?? null,
      });
    });
  }

  reject(caller: Principal, requestId: string, verdict: Verdict): Promise<EditRequestView> {
    return this.withAllReach(caller, requestId, verdict, (request) =>
      this.end(caller, request, { state: 'rejected', entryId: null, note: verdict.note ?? null }),
    );
  }

  /** Cancels the caller's own request. @throws authorCancels for another member's request that the caller can see */
  cancel(caller: Principal, requestId: string, seen?: number): Promise<EditRequestView> {
    return this.memberships.withShared(caller, OWN_HOURS, async (reach) => {
      const request = await this.held(caller, requestId, reach === 'own' ? caller.memberId : null);
      if (request.memberId !== caller.memberId) throw authorCancels();
      assertSeen(request.version, seen);
      assertPending(request);
      return this.end(caller, request, { state: 'cancelled', entryId: null, note: null });
    });
  }

  private withAllReach(
    caller: Principal,
    requestId: string,
    { seen }: Verdict,
    decide: (request: EditRequestRow) => Promise<EditRequestView>,
  ): Promise<EditRequestView> {
    return this.memberships.withShared(caller, DECIDING, async () => {
      const { memberId } = await this.get(caller, requestId, null);
      // Lock the member before the request, in the same order as TimeEntryWriter.
      await this.proposed.lockMember(memberId);
      const request = await this.held(caller, requestId, null);
      assertSeen(request.version, seen);
      assertPending(request);
      return decide(request);
    });
  }

  private async held(caller: Principal, requestId: string, only: string | null): Promise<EditRequestRow> {
    await this.requests.lock(caller.workspaceId, requestId);
    return this.get(caller, requestId, only);
  }

  private async get(caller: Principal, requestId: string, only: string | null): Promise<EditRequestRow> {
    const row = await this.requests.find(caller.workspaceId, requestId, only);
    if (!row) throw editRequestNotFound();
    return row;
  }

  private async end(
    caller: Principal,
    request: EditRequestRow,
    end: { state: Decided; entryId: string | null; note: string | null },
  ): Promise<EditRequestView> {
    const decision = { ...end, byMemberId: caller.memberId, now: this.clock.now() };
    await this.requests.decide(caller.workspaceId, request.id, decision);
    const view = requestView(await this.get(caller, request.id, null));
    await this.notifications.ended(caller, view);
    return view;
  }
}
