import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { renderWorkEmail } from '../../../notifications';
import { TimeOffEmails } from './time-off-emails';
import { daysText, hoursText } from './time-off-text';

/** Informs deciders of a new time-off request. Not sent if it has been decided or cancelled meanwhile. */
@Injectable()
export class RequestedEmail implements MailComposer {
  readonly kind = 'time-off-requested';

  constructor(
    private readonly mails: TimeOffEmails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const facts = await this.mails.findFacts(about, 'time_off_requested');
    if (!facts?.isDecider || facts.state !== 'pending') return undefined;
    const [name, type, workspace] = [facts.memberName, facts.typeName, facts.workspaceName].map(unlinked);
    const note = facts.note ? [`Note from ${name}: ${unlinked(facts.note)}`] : [];
    return renderWorkEmail(this.options.origin, {
      ...facts,
      subject: `${name} requested time off: ${daysText(facts.days)}`,
      opening: [
        `${name} requested ${type} at ${workspace}: ${daysText(facts.days)}, ${hoursText(facts.secondsPerDay)} per day.`,
        ...note,
      ],
    });
  }
}
