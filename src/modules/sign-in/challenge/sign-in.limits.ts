import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { slowDownFor } from '../../../kernel/problem/kernel.problems';
import { secondsUntil, type Tally, Throttle } from '../../../kernel/throttle/throttle';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in.options';
import { codeEnded } from '../sign-in.problems';
import { type CodeTry, SignInRepository } from './sign-in.repository';
import { SignInSecrets } from './sign-in.secrets';

const HOUR_SECONDS = 3600;

/** The limits of signing in. They slow a stranger down and never shut a person out: live links keep working throughout. */
@Injectable()
export class SignInLimits {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly throttle: Throttle,
    private readonly requests: SignInRepository,
    private readonly secrets: SignInSecrets,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /**
   * Counts one mail for a network and then for an address: a network over its limit counts against nobody's address,
   * or one stranger could use up the mails of all. @throws slowDown with `Retry-After` over either limit
   */
  async countSend(email: string, network: string): Promise<void> {
    const { sendsPerAddress, sendsPerNetwork, sendsAlarm } = this.options;
    const byNetwork = await this.count('send from', network);
    if (byNetwork.count > sendsPerNetwork) throw this.refusal(byNetwork);
    const byAddress = await this.count('send to', email);
    const all = await this.count('send', 'all');
    if (all.count === sendsAlarm + 1)
      this.logger.warn({ sends: all.count }, 'unusually many sign-in mails were asked for');
    if (byAddress.count > sendsPerAddress) throw this.refusal(byAddress);
  }

  /**
   * Counts one try at the code of a request and of its address, before the code is looked at.
   * @throws codeEnded when either has none left, or the request is over
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

  /** Whoever signs in has proven the address: its other mails are void now, and its count begins anew. */
  async forgetSends(email: string): Promise<void> {
    await this.throttle.clear(this.secrets.bucket('send to', email));
  }

  /** A right code was no guess. */
  async forgiveCodeTry(email: string): Promise<void> {
    await this.throttle.forgive(this.secrets.bucket('code', email));
  }

  private count(purpose: string, subject: string): Promise<Tally> {
    const { sendsWindowSeconds } = this.options;
    return this.throttle.add(this.secrets.bucket(purpose, subject), sendsWindowSeconds, this.clock.now());
  }

  private refusal(tally: Tally) {
    const seconds = secondsUntil(tally.resetsAt, this.clock.now());
    const detail = 'Several sign-in links were sent already; those that are live keep working.';
    return slowDownFor(seconds, detail);
  }
}
