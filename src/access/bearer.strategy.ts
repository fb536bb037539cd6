import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { BearerInput } from './bearer-input';
import { type Caller, CREDENTIAL_RESOLVERS, type CredentialResolver } from './principal';

/** How one run of a Passport strategy ends; Passport adds these to an object of its own for each request. */
interface StrategyCallbacks {
  success(caller: Caller): void;
  /** @param challenge the library's own words, or a status in their place */
  fail(challenge?: unknown): void;
  error(error: unknown): void;
}

/** The visitor, or why there is none: the header is `malformed`, or what it holds is `dead`. */
export type BearerResult = Caller | 'malformed' | 'dead';

type Run = StrategyCallbacks & { authenticate(bearerInput: BearerInput): void };

const BAD_REQUEST = 400;

/** The one strategy: the token's shape picks the resolver, the resolver asks the database. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(@Inject(CREDENTIAL_RESOLVERS) private readonly resolvers: readonly CredentialResolver[]) {
    super({ realm: 'keyshift', passReqToCallback: true });
  }

  validate(bearerInput: BearerInput, token: string): Promise<Caller | undefined> | undefined {
    return this.resolvers.find((one) => one.recognises(token))?.resolve(token, bearerInput.context);
  }

  /**
   * Runs the strategy once, by Passport's own protocol (an object above the strategy that knows how the run ends), and
   * without its `authenticate`, which builds the logins, sessions and redirects of a website for every request.
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
