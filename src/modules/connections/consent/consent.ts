import { Injectable } from '@nestjs/common';
import type { Permission } from '../../../access/permissions';
import type { Caller } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { WorkspaceMembership } from '../../workspaces';
import { connectionNotOffered } from '../connections.problems';
import type { Exchange, PendingRequest } from '../pending/pending-requests';
import { Accounts } from './accounts';
import { Answer } from './answer';
import { ConnectionFactory } from './connection.factory';
import { type Agreement, approvedOf, type Offer } from './consent.rules';
import { placeOf } from './consent-place';

export interface Input extends Agreement {
  readonly workspaceId: string;
}

/** A person's answer to an assistant's request. */
@Injectable()
export class Consent {
  constructor(
    private readonly memberships: MembershipLock,
    private readonly accounts: Accounts,
    private readonly factory: ConnectionFactory,
    private readonly answer: Answer,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Makes the connection, in one transaction under the seat's lock: what is given is worked out there
   * anew, and is never more than the person was shown.
   * @returns where the person goes on
   * @throws requestAnswered; workspaceNotFound, connectionNotOffered when the seat, its role or the policy changed
   */
  async allow(caller: Caller, request: PendingRequest, input: Input, exchange: Exchange): Promise<string> {
    const membership = await this.accounts.membershipOf(caller, input.workspaceId);
    return this.memberships.withChosenMembership(
      { workspaceId: membership.id, memberId: membership.memberId },
      async ({ role, epoch }) => {
        await this.answer.hold(request.uid);
        // Under the lock: does this session reach the seat, and what does it offer now.
        await this.accounts.membershipOf(caller, membership.id);
        const offer = await this.accounts.offerOf(request, { workspaceId: membership.id, role });
        const permissions = agreed(offer, input);
        const { clientName, host } = request;
        const place = placeOf(caller.credential.id, exchange.request.headers['user-agent']);
        const at = { workspaceId: membership.id, memberId: membership.memberId, epoch };
        const created = await this.factory.make(at, {
          ...request,
          clientHost: host.name,
          permissions,
          place,
        });
        const made = {
          id: created.id,
          name: clientName,
          permissions,
          host: host.name,
          browser: place.browser,
        };
        await this.record(caller, membership, made);
        return this.answer.give({ accountId: membership.memberId, grantId: created.grantId }, exchange);
      },
    );
  }

  /** Tells the assistant that the person said no. */
  cancel(request: PendingRequest, exchange: Exchange): Promise<string> {
    return this.answer.refuse(request.uid, exchange);
  }

  private record(
    { user, via }: Caller,
    { id: workspaceId, memberId }: WorkspaceMembership,
    { id, name, ...after }: Made,
  ): Promise<void> {
    const credential = { kind: 'connection', id, name } as const;
    return this.trail.inWorkspace(
      workspaceId,
      { user, memberId, via, credential },
      { action: 'connection.made', target: { id, name }, after: { ...after } },
    );
  }
}

/** A connection as the log tells of its birth. */
interface Made {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly host: string;
  /** Where the person consented. */
  readonly browser: string;
}

/** @throws connectionNotOffered also where the person was shown nothing of what could be given */
function agreed(offer: Offer, agreement: Agreement): readonly Permission[] {
  const approved = approvedOf(offer, agreement);
  if (offer.refusedBy || approved.length === 0)
    throw connectionNotOffered(undefined, { refusedBy: offer.refusedBy ?? 'role' });
  return approved;
}
