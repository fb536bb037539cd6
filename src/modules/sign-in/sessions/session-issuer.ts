import { Inject, Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { newId } from '../../../kernel/id/id';
import { isSessionLive, type SessionFacts } from './session.rules';
import { SessionToken } from './session-token';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in.options';

/** Creates sessions, checks their lifetime and signs their tokens. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly token: SessionToken,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  session(): { id: string; now: Date; expiresAt: Date; accessToken: string } {
    const id = newId('ses');
    const now = this.clock.now();
    return {
      id,
      now,
      expiresAt: after(now, this.options.sessionTtlSeconds),
      accessToken: this.token.sign(id),
    };
  }

  isLive(session: SessionFacts): boolean {
    return isSessionLive(session, this.options.sessionIdleSeconds, this.clock.now());
  }
}
