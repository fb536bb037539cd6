import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../mail';
import { Notifications, writeWorkLetter } from '../../notifications';
import { periodText } from './period-text';
import { SheetMailsRepository } from './sheet-mails.repository';
import { SUBMITTED_MAIL } from './sheet-news';

/** Tells those who decide, as long as they do, that hours wait for them. Once they are decided, there is nothing to tell. */
@Injectable()
export class SheetSubmittedMail implements MailComposer {
  readonly kind = SUBMITTED_MAIL;

  constructor(
    private readonly mails: SheetMailsRepository,
    private readonly notifications: Notifications,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const [workspaceId = '', sheetId = '', readerId = ''] = about.split(' ');
    const sheet = await this.mails.letter(workspaceId, sheetId, readerId);
    if (sheet?.state !== 'submitted' || !sheet.isDecider) return undefined;
    if (!(await this.notifications.wants(sheet.userId, 'timesheet_submitted'))) return undefined;
    const [member, workspace] = [unlinked(sheet.memberName), unlinked(sheet.workspaceName)];
    return writeWorkLetter(this.options.origin, {
      ...sheet,
      subject: `${member} submitted a timesheet in ${workspace}`,
      opening: [
        `${member} submitted the hours of ${periodText(sheet)} for approval.`,
        ...(sheet.submitNote ? [`They wrote: “${unlinked(sheet.submitNote)}”`] : []),
      ],
    });
  }
}
