import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../mail';
import { renderWorkEmail } from '../../notifications';
import { daysText, hoursText } from './time-off.words';
import { TimeOffMails } from './time-off-emails';

/** Tells those who decide that somebody asks for time off. What was decided or cancelled meanwhile needs no such mail. */
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
    const note = notice.note ? [`${name} writes: ${unlinked(notice.note)}`] : [];
    return renderWorkEmail(this.options.origin, {
      ...notice,
      subject: `${name} asks for time off: ${daysText(notice.days)}`,
      opening: [
        `${name} asks for ${type} at ${workspace}: ${daysText(notice.days)}, ${hoursText(notice.secondsPerDay)} a day.`,
        ...note,
      ],
    });
  }
}
