import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock/clock';
import { type MailComposer, type MailMessage, MailQueue, renderEmail } from '../../../mail';
import { originText, spacedCode } from '../../mailed-codes';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../../sessions';
import { FreshProofRepository } from '../fresh-proof.repository';
import { FreshProofSecrets } from '../fresh-proof-secrets';

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
    const code = this.secrets.code(request.id, request.nonce);
    return renderEmail({
      to: request.email,
      subject: 'Your code to confirm that it is you',
      opening: ['Keyshift asks for this code before it gives anyone lasting access to your account.'],
      code: { says: 'Type it where you were asked for it, within ten minutes:', value: spacedCode(code) },
      closing: [
        `Requested in your session from ${originText(request)}.`,
        `If that wasn’t you, don’t share the code, and end that session: ${this.options.origin}/me/sessions`,
      ],
    });
  }
}
