import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { AuditTrail } from '../../audit';
import { MailQueue } from '../../mail';
import type { TimesheetView } from '../timesheets/timesheets.contract';
import type { TimesheetAction } from '../timesheets/timesheets.rules';
import { TimesheetMailsRepository } from './timesheet-emails.repository';

export const SUBMITTED_MAIL = 'timesheet-submitted';
export const DECIDED_MAIL = 'timesheet-decided';

const ACTIONS = {
  submit: 'timesheet.submitted',
  approve: 'timesheet.approved',
  reject: 'timesheet.rejected',
  cancel: 'timesheet.cancelled',
} as const;

/** Tells of a step: those who decide of a submission, the member of a decision, the audit log of all. */
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

/** The note is that of the step: what the member wrote is no word of who approves. */
const factsOf = ({ state, startsOn, endsOn, workedSeconds, ...story }: TimesheetView) => ({
  state,
  startsOn,
  endsOn,
  workedSeconds,
  note: story.decidedAt === null ? story.submitNote : story.decisionNote,
});
