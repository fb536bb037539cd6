import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { UsersService, type UserView } from '../../users';
import { signInLinkDead } from '../sign-in.problems';
import { linkState } from '../sign-in.rules';
import { SignInLimits } from './sign-in.limits';
import { SignInRepository, type SignInRequestRow } from './sign-in.repository';

/** Uses a sign-in request up, within the caller's transaction. */
@Injectable()
export class SignInUse {
  constructor(
    private readonly requests: SignInRepository,
    private readonly limits: SignInLimits,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the request and voids the rest of its address.
   * @returns the person, who may have no account until now
   * @throws signInLinkDead for all but one of many racers
   */
  async take(request: SignInRequestRow): Promise<UserView> {
    // One sign-in an address at a time: of two links of one address only the first is used, and neither waits in a circle.
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
