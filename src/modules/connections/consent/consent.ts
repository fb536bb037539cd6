import { Injectable } from '@nestjs/common';
import type { Permission } from '../../../access/permissions';
import type { Caller } from '../../../access/principal';
import { browserName } from '../../../kernel/http/browser-name';
import { AuditTrail } from '../../audit';
import { MembershipLock } from '../../members';
import type { WorkspaceMembership } from '../../workspaces';
import type { Exchange, PendingRequest } from '../oauth-server';
import { Accounts } from './accounts';
import { Answer } from './answer';
import { ConnectionFactory, type ConsentPlace } from './connection-factory';
import { connectionNotOffered } from './consent.problems';
import { type Agreement, approvedOf, type Offer } from './consent.rules';

export interface Input extends Agreement {
  readonly workspaceId: string;
}

/** Handles a user's decision on an authorization request. */
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
   * Creates the connection in one transaction under the membership lock. The permissions are computed again there and
   * never exceed what the user was shown.
   * @returns where the browser goes next
   * @throws requestAnswered; workspaceNotFound, connectionNotOffered when the membership, role or policy changed
   */
  async allow(caller: Caller, request: PendingRequest, input: Input, exchange: Exchange): Promise<string> {
    const membership = await this.accounts.membershipOf(caller, input.workspaceId);
    return this.memberships.withChosenMembership(
      { workspaceId: membership.id, memberId: membership.memberId },
      async ({ role, epoch }) => {
        await this.answer.lockRequest(request.uid);
        // Checked again under the lock: access of the session to the membership, and what it can grant now.
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
        return this.answer.approve({ accountId: membership.memberId, grantId: created.grantId }, exchange);
      },
    );
  }

  /** Denies the request; the client gets `access_denied`. */
  cancel(request: PendingRequest, exchange: Exchange): Promise<string> {
    return this.answer.deny(request.uid, exchange);
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

/** A new connection, as recorded in the audit log. */
interface Made {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly host: string;
  /** The browser used for consent. */
  readonly browser: string;
}

/** @throws connectionNotOffered, also when nothing that can be granted was shown */
function agreed(offer: Offer, agreement: Agreement): readonly Permission[] {
  const approved = approvedOf(offer, agreement);
  if (offer.refusedBy || approved.length === 0)
    throw connectionNotOffered(undefined, { refusedBy: offer.refusedBy ?? 'role' });
  return approved;
}

const placeOf = (sessionId: string, userAgent: string | undefined): ConsentPlace => ({
  sessionId,
  browser: browserName(userAgent ?? null),
});
