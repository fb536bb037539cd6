import { Injectable } from '@nestjs/common';
import type { Permission } from '../../../access/permissions';
import type { Visitor } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { Seats } from '../../members';
import type { WorkspaceSeat } from '../../workspaces';
import { connectionNotOffered } from '../connections.problems';
import type { Exchange, PendingRequest } from '../pending/pending-requests';
import { Accounts } from './accounts';
import { Answer } from './answer';
import { ConnectionBirth } from './connection.birth';
import { type Agreement, approvedOf, type Offer } from './consent.rules';
import { placeOf } from './consent-place';

export interface Wish extends Agreement {
  readonly workspaceId: string;
}

/** A person's answer to an assistant's request. */
@Injectable()
export class Consent {
  constructor(
    private readonly seats: Seats,
    private readonly accounts: Accounts,
    private readonly birth: ConnectionBirth,
    private readonly answer: Answer,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Makes the connection, in one transaction under the seat's lock: what is given is worked out there
   * anew, and is never more than the person was shown.
   * @returns where the person goes on
   * @throws requestAnswered; workspaceNotFound, connectionNotOffered when the seat, its role or the policy changed
   */
  async allow(who: Visitor, request: PendingRequest, wish: Wish, exchange: Exchange): Promise<string> {
    const seat = await this.accounts.seatOf(who, wish.workspaceId);
    return this.seats.chosen({ workspaceId: seat.id, memberId: seat.memberId }, async ({ role, epoch }) => {
      await this.answer.hold(request.uid);
      // Under the lock: does this session reach the seat, and what does it offer now.
      await this.accounts.seatOf(who, seat.id);
      const offer = await this.accounts.offerOf(request, { workspaceId: seat.id, role });
      const permissions = agreed(offer, wish);
      const { clientName, host } = request;
      const place = placeOf(who.credential.id, exchange.request.headers['user-agent']);
      const at = { workspaceId: seat.id, memberId: seat.memberId, epoch };
      const born = await this.birth.make(at, { ...request, clientHost: host.name, permissions, place });
      const made = { id: born.id, name: clientName, permissions, host: host.name, browser: place.browser };
      await this.record(who, seat, made);
      return this.answer.give({ accountId: seat.memberId, grantId: born.grantId }, exchange);
    });
  }

  /** Tells the assistant that the person said no. */
  cancel(request: PendingRequest, exchange: Exchange): Promise<string> {
    return this.answer.refuse(request.uid, exchange);
  }

  private record(
    { user, via }: Visitor,
    { id: workspaceId, memberId }: WorkspaceSeat,
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
