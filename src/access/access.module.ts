import { type DynamicModule, type InjectionToken, Module, type Type } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { BearerStrategy } from './bearer-strategy';
import { CallContexts } from './call-context';
import { FRESH_PROOF_VERIFIER, type FreshProofVerifier } from './fresh-proof';
import {
  CREDENTIAL_RESOLVERS,
  CREDENTIAL_REVOKERS,
  type CredentialResolver,
  type CredentialRevoker,
} from './principal';
import { RequestLimits } from './request-limits';
import { RouteAccessList } from './route-access-list';

export interface AccessRoots {
  /** The modules that provide the classes below. */
  readonly imports: Type[];
  /** One class per kind of credential. A new kind adds one class and one line in the app module. */
  readonly resolvers: InjectionToken[];
  /** One class per module that stores credentials. Removing a member calls all of them. */
  readonly revokers: InjectionToken[];
  /** The class that checks when a session was last proven. */
  readonly freshProofs: InjectionToken<FreshProofVerifier>;
}

@Module({})
export class AccessModule {
  static forRoot({ imports, resolvers, revokers, freshProofs }: AccessRoots): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule, ...imports],
      providers: [
        BearerStrategy,
        RouteAccessList,
        RequestLimits,
        CallContexts,
        { provide: APP_GUARD, useClass: AccessGuard },
        {
          provide: CREDENTIAL_RESOLVERS,
          inject: resolvers,
          useFactory: (...each: CredentialResolver[]) => each,
        },
        { provide: FRESH_PROOF_VERIFIER, useExisting: freshProofs },
        {
          provide: CREDENTIAL_REVOKERS,
          inject: revokers,
          useFactory: (...each: CredentialRevoker[]) => each,
        },
      ],
      exports: [RouteAccessList, CallContexts, CREDENTIAL_REVOKERS, FRESH_PROOF_VERIFIER],
    };
  }
}
