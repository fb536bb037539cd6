import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { renderWorkEmail } from '../../../notifications';
import { TimeOffMails } from './time-off-emails';
import { daysText, hoursText } from './time-off-text';

/** Informs deciders of a new time-off request. Not sent if it has been decided or cancelled meanwhile. */
@Injectable()
export class RequestedMail implements MailComposer {
  readonly kind = 'time-off-requested';

  constructor(
    private readonly mails: TimeOffMails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const notice = await this.mails.notice(about, 'time_off_requested');
    if (!notice?.isDecider || notice.state !== 'pending') return undefined;
    const [name, type, workspace] = [notice.memberName, notice.typeName, notice.workspaceName].map(unlinked);
    const note = notice.note ? [`Note from ${name}: ${unlinked(notice.note)}`] : [];
    return renderWorkEmail(this.options.origin, {
      ...notice,
      subject: `${name} requested time off: ${daysText(notice.days)}`,
      opening: [
        `${name} requested ${type} at ${workspace}: ${daysText(notice.days)}, ${hoursText(notice.secondsPerDay)} per day.`,
        ...note,
      ],
    });
  }
}
