import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { slowDownFor } from '../../../kernel/problem/kernel.problems';
import { secondsUntil, type Tally, Throttle } from '../../../kernel/throttle/throttle';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import { codeEnded } from './sign-in.problems';
import { type CodeTry, SignInRequestsRepository } from './sign-in-requests.repository';
import { SignInSecrets } from './sign-in-secrets';

const HOUR_SECONDS = 3600;

/** Limits of signing in. They slow down attackers and never lock anyone out: valid links always keep working. */
@Injectable()
export class SignInLimits {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly throttle: Throttle,
    private readonly requests: SignInRequestsRepository,
    private readonly secrets: SignInSecrets,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /**
   * Counts one email for a network and then for an address. A network over its limit does not count against addresses,
   * or an attacker could use up the emails of all users. @throws slowDown with `Retry-After` over either limit
   */
  async countSend(email: string, network: string): Promise<void> {
    const { sendsPerAddress, sendsPerNetwork, sendsAlarm } = this.options;
    const byNetwork = await this.count('send from', network);
    if (byNetwork.count > sendsPerNetwork) throw this.refusal(byNetwork);
    const byAddress = await this.count('send to', email);
    const all = await this.count('send', 'all');
    if (all.count === sendsAlarm + 1)
      this.logger.warn({ sends: all.count }, 'unusually many sign-in emails were requested');
    if (byAddress.count > sendsPerAddress) throw this.refusal(byAddress);
  }

  /**
   * Counts one try for a request and for its address, before the code is checked.
   * @throws codeEnded when either has none left, or the request has ended
   */
  async takeCodeTry(requestSecret: string): Promise<CodeTry & { triesLeft: number }> {
    const { codeTriesPerRequest, codeTriesPerAddress } = this.options;
    const now = this.clock.now();
    const attempt = await this.requests.takeTry(this.secrets.digest(requestSecret), codeTriesPerRequest, now);
    if (!attempt) throw codeEnded();
    const tally = await this.throttle.add(this.secrets.bucket('code', attempt.email), HOUR_SECONDS, now);
    if (tally.count > codeTriesPerAddress) throw codeEnded();
    return { ...attempt, triesLeft: codeTriesPerRequest - attempt.codeTries };
  }

  /** A sign-in verifies the address: its other emails are void now, and its count starts again. */
  async forgetSends(email: string): Promise<void> {
    await this.throttle.clear(this.secrets.bucket('send to', email));
  }

  /** A correct code does not count as a try. */
  async forgiveCodeTry(email: string): Promise<void> {
    await this.throttle.forgive(this.secrets.bucket('code', email));
  }

  private count(purpose: string, subject: string): Promise<Tally> {
    const { sendsWindowSeconds } = this.options;
    return this.throttle.add(this.secrets.bucket(purpose, subject), sendsWindowSeconds, this.clock.now());
  }

  private refusal(tally: Tally) {
    const seconds = secondsUntil(tally.resetsAt, this.clock.now());
    const detail = 'Several sign-in links were already sent. Those that have not expired still work.';
    return slowDownFor(seconds, detail);
  }
}
