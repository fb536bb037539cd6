import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { renderWorkEmail } from '../../../notifications';
import { TimeOffMails } from './time-off-emails';
import { daysText, hoursText } from './time-off-text';

/** Informs a member that their time off was approved or rejected. */
@Injectable()
export class DecidedMail implements MailComposer {
  readonly kind = 'time-off-decided';

  constructor(
    private readonly mails: TimeOffMails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const notice = await this.mails.notice(about, 'time_off_decided');
    if (!notice || (notice.state !== 'approved' && notice.state !== 'rejected')) return undefined;
    const [by, type, workspace] = [notice.decidedByName ?? '', notice.typeName, notice.workspaceName].map(
      unlinked,
    );
    const note = notice.decisionNote ? [`Note from ${by}: ${unlinked(notice.decisionNote)}`] : [];
    const rest = notice.state === 'rejected' ? ['The hours are back in your balance.'] : [];
    return renderWorkEmail(this.options.origin, {
      ...notice,
      subject: `Your time-off request was ${notice.state}: ${daysText(notice.days)}`,
      opening: [
        `${by} ${notice.state} your ${type} request at ${workspace}: ${daysText(notice.days)}, ${hoursText(notice.secondsPerDay)} per day.`,
        ...note,
        ...rest,
      ],
    });
  }
}
