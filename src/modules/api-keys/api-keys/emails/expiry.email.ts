import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { Clock } from '../../../../kernel/clock/clock';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../../mail';
import { KeyEmails } from '../key-emails';

/** Warns that a key expires soon. Not sent if the key was revoked or has expired in the meantime. */
@Injectable()
export class ExpiryEmail implements MailComposer {
  readonly kind = 'key-expiry';

  constructor(
    private readonly emails: KeyEmails,
    private readonly clock: Clock,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const key = await this.emails.findFacts(about);
    if (!key?.isLive || !key.expiresAt || key.expiresAt <= this.clock.now()) return undefined;
    const [name, workspace] = [unlinked(key.keyName), unlinked(key.workspaceName)];
    const subject = key.isMaker ? 'you generated' : `${unlinked(key.makerName)} generated`;
    return renderEmail({
      to: key.to,
      subject: `The key “${name}” of ${workspace} expires soon`,
      opening: [
        `The API key “${name}”, which ends in ${key.hint} and which ${subject}, stops working ${momentText(key.expiresAt, key.zone)}.`,
        'If a tool still needs it, generate another key, enter it in the tool and check that it works.',
      ],
      action: { label: 'See keys', href: `${this.options.origin}/w/${key.slug}/api-keys` },
      closing: [
        'The expiry of a key cannot be changed. If you no longer need the key, you don’t have to do anything.',
      ],
    });
  }
}

/** "on Sunday 31 January 2027 at 09:00 (America/New_York)". */
const momentText = (at: Date, timeZone: string): string =>
  `on ${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(at)} (${timeZone})`;
