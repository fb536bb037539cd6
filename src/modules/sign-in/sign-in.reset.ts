import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock';
import { SignInRepository } from './challenge/sign-in.repository';
import { SessionsRepository } from './session/sessions.repository';

/** Makes a person sign in anew: what they, or somebody in their place, had in hand is worth nothing afterwards. */
@Injectable()
export class SignInReset {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly requests: SignInRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Voids the live links of addresses, which the caller has locked, and ends the person's sessions, but one.
   * @returns how many sessions
   */
  async reset(userId: string, emails: readonly string[], keptSessionId = ''): Promise<number> {
    const now = this.clock.now();
    for (const email of emails) await this.requests.voidOthers(email, now);
    return this.sessions.endOthers(userId, keptSessionId, now);
  }
}
