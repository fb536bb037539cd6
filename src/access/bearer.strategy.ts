import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { Carrier } from './carrier';
import { CREDENTIAL_RESOLVERS, type CredentialResolver, type Visitor } from './principal';

/** The one strategy: the token's shape picks the resolver, the resolver asks the database. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(@Inject(CREDENTIAL_RESOLVERS) private readonly resolvers: readonly CredentialResolver[]) {
    super({ realm: 'keyshift', passReqToCallback: true });
  }

  async validate(carrier: Carrier, token: string): Promise<Visitor | false> {
    const resolver = this.resolvers.find((one) => one.recognises(token));
    return (await resolver?.resolve(token, carrier.knock)) ?? false;
  }
}
