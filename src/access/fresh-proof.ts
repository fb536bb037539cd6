import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './principal';

export const FRESH_PROOF = Symbol('fresh-proof');

/** How old the latest proof of a person's mailbox may be, in seconds. */
export const PROOF_AGES = { '10m': 600, '12h': 43_200 } as const;
export type ProofAge = keyof typeof PROOF_AGES;

/** What a route demands of the person behind a session, beside its access rule. */
export interface FreshProofRule {
  readonly maxAge: ProofAge;
  /** Whether only a request whose `role` is `admin` needs it. */
  readonly givesAdmin: boolean;
}

/** One request whose handler needs a fresh proof. */
export interface ProvingRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Decides whether a session was proven lately; the module of signing in provides it. */
export interface FreshProofVerifier {
  /** @throws freshProofRequired, which says how to get a proof */
  assertFresh(proving: ProvingRequest, caller: Caller, maxAge: ProofAge): Promise<void>;
}

export const FRESH_PROOF_VERIFIER = Symbol('FRESH_PROOF_VERIFIER');

/**
 * Runs after the access rule and the checks against forged forms. Keys and connections pass: none of these routes takes
 * them for what needs a proof, and none of them can get one.
 */
@Injectable()
export class FreshProofGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(FRESH_PROOF_VERIFIER) private readonly verifier: FreshProofVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<FreshProofRule>(FRESH_PROOF, context.getHandler());
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { caller, body } = request;
    if (caller?.credential.kind !== 'session' || (rule.givesAdmin && !namesAdmin(body))) return true;
    await this.verifier.assertFresh({ request, reply: http.getResponse() }, caller, rule.maxAge);
    return true;
  }
}

/**
 * The route needs a code that was mailed to the person lately, unless their sign-in is younger than that.
 * @param options `givesAdmin`: only where the body's `role` is `admin`
 */
export const FreshProof = (maxAge: ProofAge, options: { givesAdmin?: boolean } = {}): MethodDecorator =>
  applyDecorators(
    SetMetadata(FRESH_PROOF, { maxAge, givesAdmin: options.givesAdmin ?? false } satisfies FreshProofRule),
    UseGuards(FreshProofGuard),
  );

/** One phrase, for the list of routes. */
export const describeFreshProof = ({ maxAge, givesAdmin }: FreshProofRule): string =>
  `fresh proof ${maxAge}${givesAdmin ? ' for role admin' : ''}`;

const namesAdmin = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'role' in body && body.role === 'admin';
