import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { SessionsService } from '../sessions';
import { SignInRequestsRepository } from './sign-in-requests.repository';

/** Forces a user to sign in again, so that stolen sessions and sign-in links stop working. */
@Injectable()
export class SignInReset {
  constructor(
    private readonly sessions: SessionsService,
    private readonly requests: SignInRequestsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Voids the active links of the addresses, which the caller has locked, and ends the user's sessions except one.
   * @returns how many sessions were ended
   */
  async reset(userId: string, emails: readonly string[], keptSessionId = ''): Promise<number> {
    const now = this.clock.now();
    for (const email of emails) await this.requests.voidOthers(email, now);
    return this.sessions.endAllExcept(userId, keptSessionId);
  }
}
