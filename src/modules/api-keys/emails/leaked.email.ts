import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../mail';
import { KeyMails } from './key-emails';

/** Tells that a key was found where it should not be, and has ended. */
@Injectable()
export class LeakedMail implements MailComposer {
  readonly kind = 'key-leaked';

  constructor(
    private readonly mails: KeyMails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const key = await this.mails.notice(about);
    if (!key) return undefined;
    const [name, workspace] = [unlinked(key.keyName), unlinked(key.workspaceName)];
    const subject = key.isMaker ? 'you generated' : `${unlinked(key.makerName)} generated`;
    return renderEmail({
      to: key.to,
      subject: `The key “${name}” of ${workspace} was reported as leaked and has ended`,
      opening: [
        `Somebody sent us the API key “${name}”, which ends in ${key.hint} and which ${subject}. Whoever holds its value could use it, so it was revoked at once.`,
        'The tool that used it has stopped. Generate another key for it, and find out where the old one was readable: in a repository, a log, a chat.',
      ],
      action: { label: 'See keys', href: `${this.options.origin}/w/${key.slug}/api-keys` },
      closing: ['The audit log tells what the key was used for, as far as it changed anything.'],
    });
  }
}
