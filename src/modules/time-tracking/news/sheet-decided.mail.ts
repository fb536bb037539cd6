import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../mail';
import { Notifications, writeWorkLetter } from '../../notifications';
import { periodText } from './period-text';
import { SheetMailsRepository } from './sheet-mails.repository';
import { DECIDED_MAIL } from './sheet-news';

/** Tells a member that their hours were approved or given back. A decision that was taken back is not told. */
@Injectable()
export class SheetDecidedMail implements MailComposer {
  readonly kind = DECIDED_MAIL;

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
    if (sheet?.state !== 'approved' && sheet?.state !== 'rejected') return undefined;
    if (!(await this.notifications.wants(sheet.userId, 'timesheet_decided'))) return undefined;
    const isApproved = sheet.state === 'approved';
    const decider = unlinked(sheet.deciderName ?? 'Somebody');
    return writeWorkLetter(this.options.origin, {
      ...sheet,
      subject: `Your timesheet in ${unlinked(sheet.workspaceName)} was ${sheet.state}`,
      opening: [
        `${decider} ${isApproved ? 'approved' : 'gave back'} your hours of ${periodText(sheet)}.`,
        ...(sheet.decisionNote ? [`The note says: “${unlinked(sheet.decisionNote)}”`] : []),
        isApproved
          ? 'They are locked now; ask for a correction where something is wrong.'
          : 'Have them corrected, then submit the timesheet again.',
      ],
    });
  }
}
