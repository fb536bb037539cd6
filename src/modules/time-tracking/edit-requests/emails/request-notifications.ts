import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../../access/principal';
import { AuditTrail } from '../../../audit';
import { MailQueue } from '../../../mail';
import type { EditRequestView } from '../edit-requests.contract';

export const REQUEST_DECIDED_MAIL = 'edit-request-decided';

/** Queues the emails and writes the audit entries of edit requests. */
@Injectable()
export class RequestNotifications {
  constructor(
    private readonly mail: MailQueue,
    private readonly trail: AuditTrail,
  ) {}

  /** Joins the running transaction. */
  asked(caller: Principal, { id, member, proposed, entry, reason }: EditRequestView): Promise<void> {
    return this.trail.inWorkspace(caller.workspaceId, caller, {
      action: 'edit_request.asked',
      target: { id, name: member.name },
      after: { ...proposed, entryId: entry?.id ?? null, reason },
    });
  }

  /** Joins the running transaction. */
  async ended(caller: Principal, { id, member, state, entry, decisionNote }: EditRequestView): Promise<void> {
    if (state === 'pending') return;
    if (member.id !== caller.memberId)
      await this.mail.add(REQUEST_DECIDED_MAIL, `${caller.workspaceId} ${id}`);
    await this.trail.inWorkspace(caller.workspaceId, caller, {
      action: `edit_request.${state}`,
      target: { id, name: member.name },
      before: { state: 'pending' },
      after: { state, entryId: entry?.id ?? null, note: decisionNote },
    });
  }
}
