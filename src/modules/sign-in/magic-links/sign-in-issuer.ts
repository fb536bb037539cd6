import { Inject, Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { newId } from '../../../kernel/id/id';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sessions';
import type { NewSignInRequest } from './sign-in-requests.repository';
import { SignInSecrets } from './sign-in-secrets';

/** The input of a sign-in request, with the invitation that it also accepts, if any. */
export interface Asking {
  readonly email: string;
  readonly returnTo?: string | undefined;
  readonly invitationId?: string | undefined;
}

/** Creates the request behind one sign-in email. */
@Injectable()
export class SignInIssuer {
  constructor(
    private readonly secrets: SignInSecrets,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  request(asking: Asking, visit: Visit): { request: NewSignInRequest; requestSecret: string } {
    const id = newId('sir');
    const nonce = this.secrets.nonce();
    const requestSecret = this.secrets.requestSecret();
    const createdAt = this.clock.now();
    const request = {
      id,
      email: asking.email,
      nonce,
      tokenHash: this.secrets.digest(this.secrets.linkToken(id, nonce)),
      codeSeal: this.secrets.codeSeal(id, this.secrets.code(id, nonce)),
      secretHash: this.secrets.digest(requestSecret),
      returnTo: asking.returnTo ?? null,
      invitationId: asking.invitationId ?? null,
      createdAt,
      expiresAt: after(createdAt, this.options.ttlSeconds),
      ...visit,
    };
    return { request, requestSecret };
  }
}
