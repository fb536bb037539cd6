import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../../access/principal';
import { AuditTrail } from '../../../audit';
import { MailQueue } from '../../../mail';
import type { TimesheetView } from '../timesheets.contract';
import type { TimesheetAction } from '../timesheets.rules';
import { TimesheetMailsRepository } from './timesheet-emails.repository';

export const SUBMITTED_MAIL = 'timesheet-submitted';
export const DECIDED_MAIL = 'timesheet-decided';

const ACTIONS = {
  submit: 'timesheet.submitted',
  approve: 'timesheet.approved',
  reject: 'timesheet.rejected',
  cancel: 'timesheet.cancelled',
} as const;

/** Queues the emails and writes the audit entry for a change of a timesheet. */
@Injectable()
export class TimesheetNotifications {
  constructor(
    private readonly readers: TimesheetMailsRepository,
    private readonly mail: MailQueue,
    private readonly trail: AuditTrail,
  ) {}

  /** Joins the running transaction. */
  async recordAction(
    caller: Principal,
    act: TimesheetAction,
    { before, after }: { before: TimesheetView; after: TimesheetView },
  ): Promise<void> {
    const { id, member } = after;
    if (act === 'submit') await this.notifyDeciders(caller, id);
    if (act === 'approve' || act === 'reject') await this.notifyMember(caller, after);
    await this.trail.inWorkspace(caller.workspaceId, caller, {
      action: ACTIONS[act],
      target: { id, name: member.name },
      before: { state: before.state },
      after: factsOf(after),
    });
  }

  private async notifyDeciders({ workspaceId, memberId }: Principal, timesheetId: string): Promise<void> {
    for (const reader of await this.readers.deciders(workspaceId))
      if (reader !== memberId) await this.mail.add(SUBMITTED_MAIL, `${workspaceId} ${timesheetId} ${reader}`);
  }

  private async notifyMember(
    { workspaceId, memberId }: Principal,
    { id, member }: TimesheetView,
  ): Promise<void> {
    if (member.id !== memberId) await this.mail.add(DECIDED_MAIL, `${workspaceId} ${id} ${member.id}`);
  }
}

/** Records the note of this action only, not the submission note after a decision. */
const factsOf = ({ state, startsOn, endsOn, workedSeconds, ...story }: TimesheetView) => ({
  state,
  startsOn,
  endsOn,
  workedSeconds,
  note: story.decidedAt === null ? story.submitNote : story.decisionNote,
});
