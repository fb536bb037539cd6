import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { browserMidSentence } from '../../../kernel/http/browser-name';
import { type MailComposer, type MailMessage, MailQueue, renderEmail } from '../../mail';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in.options';
import { FreshProofRepository } from './fresh-proof.repository';
import { FreshProofSecrets } from './fresh-proof.secrets';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** Composes the email with the code of a fresh proof. The code is derived when the email is sent. */
@Injectable()
export class FreshProofMail implements MailComposer {
  readonly kind = 'fresh-proof';

  constructor(
    private readonly requests: FreshProofRepository,
    private readonly secrets: FreshProofSecrets,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(requestId: string): Promise<MailMessage | undefined> {
    const request = await this.requests.findAwaited(requestId, this.clock.now());
    if (!request) return undefined;
    const { id, nonce, email, userAgent, network, createdAt } = request;
    const code = this.secrets.code(id, nonce);
    const from = `${browserMidSentence(userAgent)}, near ${network}, at ${TIME.format(createdAt)} UTC`;
    return renderEmail({
      to: email,
      subject: 'Your code to confirm that it is you',
      opening: ['Keyshift asks for this code before it gives anyone lasting access to your account.'],
      code: { says: 'Type it where you were asked for it, within ten minutes:', value: spaced(code) },
      closing: [
        `Requested in your session from ${from}.`,
        `If that wasn’t you, don’t share the code, and end that session: ${this.options.origin}/me/sessions`,
      ],
    });
  }
}

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
