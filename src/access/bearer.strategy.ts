import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { BearerInput } from './bearer-input';
import { type Caller, CREDENTIAL_RESOLVERS, type CredentialResolver } from './principal';

/** The callbacks of a Passport strategy. Passport adds them to an object per request. */
interface StrategyCallbacks {
  success(caller: Caller): void;
  /** @param challenge the library's challenge text, or a status code */
  fail(challenge?: unknown): void;
  error(error: unknown): void;
}

/** The caller, or why there is none: the header is `malformed`, or its credential is invalid (`dead`). */
export type BearerResult = Caller | 'malformed' | 'dead';

type Run = StrategyCallbacks & { authenticate(bearerInput: BearerInput): void };

const BAD_REQUEST = 400;

/** The only authentication strategy: the token's format selects the resolver, which queries the database. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(@Inject(CREDENTIAL_RESOLVERS) private readonly resolvers: readonly CredentialResolver[]) {
    super({ realm: 'keyshift', passReqToCallback: true });
  }

  validate(bearerInput: BearerInput, token: string): Promise<Caller | undefined> | undefined {
    return this.resolvers.find((one) => one.recognises(token))?.resolve(token, bearerInput.context);
  }

  /**
   * Runs the strategy once through Passport's protocol: an object that inherits from it and adds the callbacks.
   * Passport's own `authenticate` is skipped, because it sets up logins, sessions and redirects for every request.
   */
  admit(bearerInput: BearerInput): Promise<BearerResult> {
    return new Promise((resolve, reject) => {
      const run: Run = Object.create(this);
      run.success = resolve;
      run.fail = (challenge) => resolve(challenge === BAD_REQUEST ? 'malformed' : 'dead');
      run.error = reject;
      run.authenticate(bearerInput);
    });
  }
}
