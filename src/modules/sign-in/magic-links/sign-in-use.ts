import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { UsersService, type UserView } from '../../users';
import { signInLinkDead } from './sign-in.problems';
import { linkState } from './sign-in.rules';
import { SignInLimits } from './sign-in-limits';
import { type SignInRequestRow, SignInRequestsRepository } from './sign-in-requests.repository';

/** Consumes a sign-in request, in the caller's transaction. */
@Injectable()
export class SignInUse {
  constructor(
    private readonly requests: SignInRequestsRepository,
    private readonly limits: SignInLimits,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Consumes the request and voids the others of its address.
   * @returns the user, created now if the address had no account
   * @throws signInLinkDead for all but one of concurrent calls
   */
  async consume(request: SignInRequestRow): Promise<UserView> {
    // One sign-in per address at a time: of two links only the first is used, and they cannot deadlock.
    await this.users.lockEmails([request.email]);
    const now = this.clock.now();
    if (!(await this.requests.takeLive(request.id, now))) {
      const current = (await this.requests.find(request.id)) ?? request;
      throw signInLinkDead(undefined, { state: linkState(current, now) });
    }
    await this.requests.voidOthers(request.email, now);
    await this.limits.forgetSends(request.email);
    return this.users.meet(request.email);
  }
}
