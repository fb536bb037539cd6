import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { renderWorkEmail } from '../../../notifications';
import { TimeOffEmails } from './time-off-emails';
import { daysText, hoursText } from './time-off-text';

/** Informs a member that their time off was approved or rejected. */
@Injectable()
export class DecidedEmail implements MailComposer {
  readonly kind = 'time-off-decided';

  constructor(
    private readonly mails: TimeOffEmails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const facts = await this.mails.findFacts(about, 'time_off_decided');
    if (!facts || (facts.state !== 'approved' && facts.state !== 'rejected')) return undefined;
    const [by, type, workspace] = [facts.decidedByName ?? '', facts.typeName, facts.workspaceName].map(
      unlinked,
    );
    const note = facts.decisionNote ? [`Note from ${by}: ${unlinked(facts.decisionNote)}`] : [];
    const rest = facts.state === 'rejected' ? ['The hours are back in your balance.'] : [];
    return renderWorkEmail(this.options.origin, {
      ...facts,
      subject: `Your time-off request was ${facts.state}: ${daysText(facts.days)}`,
      opening: [
        `${by} ${facts.state} your ${type} request at ${workspace}: ${daysText(facts.days)}, ${hoursText(facts.secondsPerDay)} per day.`,
        ...note,
        ...rest,
      ],
    });
  }
}
