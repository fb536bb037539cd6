import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { changedFrom, placeOf, toPage } from '../../../kernel/http/paging.contract';
import { newId } from '../../../kernel/id/id';
import { MembershipLock } from '../../members';
import { assertLive, assertTimes, entryScope, OWN_HOURS } from '../time-entries';
import { requestView } from './edit-request-view';
import type {
  EditRequestPage,
  EditRequestsQuery,
  EditRequestView,
  NewEditRequest,
} from './edit-requests.contract';
import { editRequestNotFound } from './edit-requests.problems';
import { EditRequestsRepository } from './edit-requests.repository';
import { newProposal, proposalFor } from './edit-requests.rules';
import { RequestNotifications } from './emails/request-notifications';
import { ProposedEntries } from './proposed-entries';

/** Lists and creates edit requests. Decisions are in `RequestDecisions`. */
@Injectable()
export class EditRequestsService {
  constructor(
    private readonly requests: EditRequestsRepository,
    private readonly proposed: ProposedEntries,
    private readonly notifications: RequestNotifications,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /** Latest first. Employees get only their own. */
  async list(caller: Principal, query: EditRequestsQuery): Promise<EditRequestPage> {
    const filter = {
      onlyMemberId: entryScope(caller),
      memberId: query.memberId ?? null,
      state: query.state ?? null,
      changedFrom: changedFrom(query),
    };
    const rows = await this.requests.list(caller.workspaceId, filter, placeOf(query.cursor), query.limit + 1);
    return toPage(rows, query.limit, ({ id }) => id, requestView);
  }

  /** @throws editRequestNotFound also for requests outside the caller's scope */
  async get(caller: Principal, requestId: string): Promise<EditRequestView> {
    const row = await this.requests.find(caller.workspaceId, requestId, entryScope(caller));
    if (!row) throw editRequestNotFound();
    return requestView(row);
  }

  /**
   * Requests a correction of the caller's own hours. Nothing changes until it is approved.
   * @throws timeEntryNotFound, entryArchived, entryStillOpen, timesRefused, timeEntryOverlaps, jobNotFound
   */
  ask(caller: Principal, { entryId, reason, ...input }: NewEditRequest): Promise<EditRequestView> {
    return this.memberships.withShared(caller, OWN_HOURS, async () => {
      const { workspaceId, memberId } = caller;
      const entry = entryId ? await this.proposed.ownEntry(caller, entryId) : undefined;
      if (entry) assertLive(entry);
      const proposal = entry ? proposalFor(entry, input) : newProposal(input);
      const now = this.clock.now();
      assertTimes(proposal, now);
      await this.proposed.assertPossible(caller, memberId, { entry, proposal });
      const id = newId('edr');
      const about = { entryId: entry?.id ?? null, entryVersion: entry?.version ?? null };
      await this.requests.add(workspaceId, { id, memberId, reason, now, ...about }, proposal);
      const request = await this.get(caller, id);
      await this.notifications.asked(caller, request);
      return request;
    });
  }
}
