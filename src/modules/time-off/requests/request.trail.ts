import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { TimeOffMails } from '../mails/time-off-mails';
import type { RequestRow } from './requests.repository';

const ACTIONS = {
  pending: 'time_off.requested',
  approved: 'time_off.approved',
  rejected: 'time_off.rejected',
  cancelled: 'time_off.cancelled',
} as const;

/** Tells of what became of a request: the log, and the people it concerns. Joins the running transaction. */
@Injectable()
export class RequestTrail {
  constructor(
    private readonly trail: AuditTrail,
    private readonly mails: TimeOffMails,
  ) {}

  async tell(who: Principal, request: RequestRow): Promise<void> {
    if (request.state === 'pending') await this.mails.requested(who, request.id);
    if (request.state === 'approved' || request.state === 'rejected') await this.mails.decided(who, request);
    const { typeName: type, days, secondsPerDay, note, decisionNote } = request;
    await this.trail.inWorkspace(who.workspaceId, who, {
      action: ACTIONS[request.state],
      target: { id: request.memberId, name: request.memberName },
      after: { requestId: request.id, type, days, secondsPerDay, note, decisionNote },
    });
  }
}
