import { Inject, Injectable } from '@nestjs/common';
import { Quotas } from '../../../kernel/throttle/quotas';
import { Throttle } from '../../../kernel/throttle/throttle';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import { proofCodeEnded } from './fresh-proof.problems';
import { type AwaitedCode, FreshProofRepository } from './fresh-proof.repository';
import { FreshProofSecrets } from './fresh-proof-secrets';

const HOUR_SECONDS = 3600;

/**
 * The limits of fresh proofs are those of sign-in emails, counted per session. An attacker who requests sign-in emails
 * uses up nothing here, and a stolen session does not affect the person's other sessions.
 */
@Injectable()
export class FreshProofLimits {
  readonly triesPerRequest: number;

  constructor(
    private readonly quotas: Quotas,
    private readonly throttle: Throttle,
    private readonly requests: FreshProofRepository,
    private readonly secrets: FreshProofSecrets,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {
    this.triesPerRequest = options.codeTriesPerRequest;
  }

  /** @throws slowDown with `Retry-After` */
  countSend(sessionId: string): Promise<void> {
    const { sendsPerAddress, sendsWindowSeconds } = this.options;
    const detail = 'Several codes were already sent. Those from the last ten minutes still work.';
    const quota = { subject: sessionId, limit: sendsPerAddress, seconds: sendsWindowSeconds, detail };
    return this.quotas.take({ purpose: 'fresh proof mails of', ...quota });
  }

  /** Counts one try before the code is checked. @throws proofCodeEnded when no try is left or no code is awaited */
  async takeTry(sessionId: string, now: Date): Promise<AwaitedCode[]> {
    const awaited = await this.requests.takeTry(sessionId, this.triesPerRequest, now);
    if (awaited.length === 0) throw proofCodeEnded();
    const tally = await this.throttle.add(this.secrets.triesBucket(sessionId), HOUR_SECONDS, now);
    if (tally.count > this.options.codeTriesPerAddress) throw proofCodeEnded();
    return awaited;
  }

  /** A correct code does not count as a try. */
  forgiveTry(sessionId: string): Promise<void> {
    return this.throttle.forgive(this.secrets.triesBucket(sessionId));
  }
}
