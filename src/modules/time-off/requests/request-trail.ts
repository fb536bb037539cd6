import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { TimeOffEmails } from './emails/time-off-emails';
import type { RequestRow } from './requests.repository';

const ACTIONS = {
  pending: 'time_off.requested',
  approved: 'time_off.approved',
  rejected: 'time_off.rejected',
  cancelled: 'time_off.cancelled',
} as const;

/** Queues the emails and writes the audit entry for a change of a request. Joins the running transaction. */
@Injectable()
export class RequestTrail {
  constructor(
    private readonly trail: AuditTrail,
    private readonly mails: TimeOffEmails,
  ) {}

  async notify(caller: Principal, request: RequestRow): Promise<void> {
    if (request.state === 'pending') await this.mails.requested(caller, request.id);
    if (request.state === 'approved' || request.state === 'rejected')
      await this.mails.decided(caller, request);
    const { typeName: type, days, secondsPerDay, note, decisionNote } = request;
    await this.trail.inWorkspace(caller.workspaceId, caller, {
      action: ACTIONS[request.state],
      target: { id: request.memberId, name: request.memberName },
      after: { requestId: request.id, type, days, secondsPerDay, note, decisionNote },
    });
  }
}
