import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock/clock';
import { type MailComposer, type MailMessage, MailQueue, renderEmail } from '../../../mail';
import { originText, spacedCode } from '../../mailed-codes';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../../sessions';
import { linkState } from '../sign-in.rules';
import { SignInRequestsRepository } from '../sign-in-requests.repository';
import { SignInSecrets } from '../sign-in-secrets';

/** Composes the sign-in email. The link and the code are derived from the request when the email is sent. */
@Injectable()
export class SignInMail implements MailComposer {
  readonly kind = 'sign-in';

  constructor(
    private readonly requests: SignInRequestsRepository,
    private readonly secrets: SignInSecrets,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(requestId: string): Promise<MailMessage | undefined> {
    const request = await this.requests.find(requestId);
    if (!request || linkState(request, this.clock.now()) !== 'live') return undefined;
    const token = this.secrets.linkToken(request.id, request.nonce);
    const code = this.secrets.code(request.id, request.nonce);
    const minutes = Math.round(this.options.ttlSeconds / 60);
    return renderEmail({
      to: request.email,
      subject: 'Your sign-in link for Keyshift',
      opening: [lineOf('Press the button', minutes)],
      openingText: [lineOf('Open this link', minutes)],
      action: { label: 'Finish signing in', href: `${this.options.origin}/sign-in/confirm?token=${token}` },
      code: { says: 'Or type this code where you started:', value: spacedCode(code) },
      closing: [
        `Requested from ${originText(request)}.`,
        'If this wasn’t you, ignore this email. No one can sign in without it.',
      ],
    });
  }
}

const lineOf = (act: string, minutes: number): string =>
  `${act} to finish signing in to Keyshift. The link works once and expires after ${minutes} minutes.`;
