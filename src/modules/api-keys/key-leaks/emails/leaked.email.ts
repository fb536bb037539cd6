import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, renderEmail, unlinked } from '../../../mail';
import { KeyEmails } from '../../api-keys';

/** Reports that a key was leaked and has been revoked. */
@Injectable()
export class LeakedEmail implements MailComposer {
  readonly kind = 'key-leaked';

  constructor(
    private readonly emails: KeyEmails,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const key = await this.emails.findFacts(about);
    if (!key) return undefined;
    const [name, workspace] = [unlinked(key.keyName), unlinked(key.workspaceName)];
    const subject = key.isMaker ? 'you generated' : `${unlinked(key.makerName)} generated`;
    return renderEmail({
      to: key.to,
      subject: `The key “${name}” of ${workspace} was reported as leaked and revoked`,
      opening: [
        `The API key “${name}”, which ends in ${key.hint} and which ${subject}, was reported to us as leaked. Anyone with its value could use it, so we revoked it immediately.`,
        'The tool that used it no longer has access. Generate another key for the tool, and find out where the old one was exposed: in a repository, a log or a chat, for example.',
      ],
      action: { label: 'See keys', href: `${this.options.origin}/w/${key.slug}/api-keys` },
      closing: ['The audit log shows every change that was made with the key.'],
    });
  }
}
