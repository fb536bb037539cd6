import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { Notifications, renderWorkEmail } from '../../../notifications';
import { periodText } from './period-text';
import { TimesheetMailsRepository } from './timesheet-emails.repository';
import { DECIDED_MAIL } from './timesheet-notifications';

/** Informs a member that their hours were approved or rejected. Cancelling a decision sends no email. */
@Injectable()
export class TimesheetDecidedMail implements MailComposer {
  readonly kind = DECIDED_MAIL;

  constructor(
    private readonly mails: TimesheetMailsRepository,
    private readonly notifications: Notifications,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const [workspaceId = '', timesheetId = '', readerId = ''] = about.split(' ');
    const timesheet = await this.mails.email(workspaceId, timesheetId, readerId);
    if (timesheet?.state !== 'approved' && timesheet?.state !== 'rejected') return undefined;
    if (!(await this.notifications.wants(timesheet.userId, 'timesheet_decided'))) return undefined;
    const isApproved = timesheet.state === 'approved';
    const decider = unlinked(timesheet.deciderName ?? 'An admin');
    return renderWorkEmail(this.options.origin, {
      ...timesheet,
      subject: `Your timesheet in ${unlinked(timesheet.workspaceName)} was ${timesheet.state}`,
      opening: [
        `${decider} ${timesheet.state} your hours for ${periodText(timesheet)}.`,
        ...(timesheet.decisionNote ? [`Note: “${unlinked(timesheet.decisionNote)}”`] : []),
        isApproved
          ? 'These hours are now locked. If something is wrong, request a correction.'
          : 'Please get the hours corrected, then submit the timesheet again.',
      ],
    });
  }
}
