import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport, { type AuthenticateCallback } from 'passport';
import { Strategy } from 'passport-http-bearer';
import type { BearerInput } from './bearer-input';
import { type Caller, CREDENTIAL_RESOLVERS, type CredentialResolver } from './principal';

/** The caller, or why there is none: the header is `malformed`, or its credential is invalid (`dead`). */
export type BearerResult = Caller | 'malformed' | 'dead';

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
   * Runs the strategy once, through Passport's own entry. Passport adds the callbacks of a request to the strategy it is
   * given, so each request gets an object that inherits from this one. Its registry of names is not used: it belongs to
   * the process, which can run several apps in tests.
   */
  admit(bearerInput: BearerInput): Promise<BearerResult> {
    return new Promise((resolve, reject) => {
      const onResult: AuthenticateCallback = (error, user, _challenge, status) =>
        error ? reject(error) : resolve(resultOf(user, status));
      passport.authenticate(Object.create(this), { session: false }, onResult)(bearerInput, {}, reject);
    });
  }
}

function resultOf(user: unknown, status: unknown): BearerResult {
  if (isCaller(user)) return user;
  return status === BAD_REQUEST ? 'malformed' : 'dead';
}

/** Passport does not know what our `validate` returns. */
const isCaller = (user: unknown): user is Caller =>
  typeof user === 'object' && user !== null && 'credential' in user;
