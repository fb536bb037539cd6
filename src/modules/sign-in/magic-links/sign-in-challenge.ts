import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { type Redeemed, Redemption, type SignInOrigin } from './redemption';
import type { SessionInput } from './sign-in.contract';
import { codeEnded, codeWrong, signInLinkDead } from './sign-in.problems';
import { type LinkState, linkState } from './sign-in.rules';
import { SignInLimits } from './sign-in-limits';
import { type SignInRequestRow, SignInRequestsRepository } from './sign-in-requests.repository';
import { SignInSecrets } from './sign-in-secrets';

/** A requested sign-in, as the pages show it. */
export interface PendingSignIn {
  readonly state: LinkState;
  readonly email: string;
  readonly returnTo: string | null;
  readonly invitationId: string | null;
  /** How many times its code was tried. */
  readonly codeTries: number;
}

/** The two ways to verify an address: the link, in any browser, or the code, in the browser that requested it. */
@Injectable()
export class SignInChallenge {
  constructor(
    private readonly requests: SignInRequestsRepository,
    private readonly secrets: SignInSecrets,
    private readonly limits: SignInLimits,
    private readonly redemption: Redemption,
    private readonly clock: Clock,
  ) {}

  /** The request of a link. Reading it changes nothing. */
  async findByLink(token: string): Promise<PendingSignIn | undefined> {
    return this.pending(await this.requests.findByToken(this.secrets.digest(token)));
  }

  /** The request of a browser's secret. Reading it changes nothing. */
  async findByBrowser(requestSecret: string): Promise<PendingSignIn | undefined> {
    return this.pending(await this.requests.findBySecret(this.secrets.digest(requestSecret)));
  }

  /**
   * Where a browser was going when it requested an email to this address. An attacker may have chosen the destination
   * of a link, so only the browser's own request counts.
   */
  async destinationOf(email: string, requestSecret: string | undefined): Promise<string | null> {
    const own = requestSecret ? await this.findByBrowser(requestSecret) : undefined;
    return own?.email === email ? own.returnTo : null;
  }

  redeem({ token, requestSecret, code = '' }: SessionInput, visit: Visit): Promise<Redeemed> {
    const origin = { visit, requestSecret };
    return token ? this.redeemLink(token, origin) : this.redeemCode(code, origin);
  }

  /** @throws signInLinkDead */
  async redeemLink(token: string, origin: SignInOrigin): Promise<Redeemed> {
    const request = await this.requests.findByToken(this.secrets.digest(token));
    if (!request) throw signInLinkDead(undefined, { state: 'unknown' });
    const returnTo = await this.destinationOf(request.email, origin.requestSecret);
    return this.redemption.redeem(request, origin, returnTo);
  }

  /**
   * The try is counted and committed before the code is checked, so that parallel guesses cannot exceed the limit.
   * @throws codeWrong with the tries left; codeEnded when there are none, or the request has ended
   */
  async redeemCode(code: string, origin: SignInOrigin): Promise<Redeemed> {
    const attempt = await this.limits.takeCodeTry(origin.requestSecret ?? '');
    if (!this.secrets.isCode(attempt.id, code, attempt.codeSeal)) throw refusalAfter(attempt.triesLeft);
    await this.limits.forgiveCodeTry(attempt.email);
    const request = await this.requests.find(attempt.id);
    if (!request) throw codeEnded();
    return this.redemption.redeem(request, origin, request.returnTo);
  }

  private pending(request: SignInRequestRow | undefined): PendingSignIn | undefined {
    if (!request) return undefined;
    const { email, returnTo, invitationId, codeTries } = request;
    return { state: linkState(request, this.clock.now()), email, returnTo, invitationId, codeTries };
  }
}

const refusalAfter = (triesLeft: number) =>
  triesLeft > 0 ? codeWrong(undefined, { triesLeft }) : codeEnded();
