import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { Notifications, renderWorkEmail } from '../../../notifications';
import { periodText } from './period-text';
import { TimesheetMailsRepository } from './timesheet-emails.repository';
import { SUBMITTED_MAIL } from './timesheet-notifications';

/** Informs approvers about submitted hours. Not sent if they have been decided meanwhile. */
@Injectable()
export class TimesheetSubmittedMail implements MailComposer {
  readonly kind = SUBMITTED_MAIL;

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
    if (timesheet?.state !== 'submitted' || !timesheet.isDecider) return undefined;
    if (!(await this.notifications.wants(timesheet.userId, 'timesheet_submitted'))) return undefined;
    const [member, workspace] = [unlinked(timesheet.memberName), unlinked(timesheet.workspaceName)];
    return renderWorkEmail(this.options.origin, {
      ...timesheet,
      subject: `${member} submitted a timesheet in ${workspace}`,
      opening: [
        `${member} submitted the hours for ${periodText(timesheet)} for approval.`,
        ...(timesheet.submitNote ? [`Note: “${unlinked(timesheet.submitNote)}”`] : []),
      ],
    });
  }
}
