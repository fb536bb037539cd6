import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './principal';

export const FRESH_PROOF = Symbol('fresh-proof');

/** The maximum age of the latest proof of a person's mailbox, in seconds. */
export const PROOF_AGES = { '10m': 600, '12h': 43_200 } as const;
export type ProofAge = keyof typeof PROOF_AGES;

/** What a route requires of a session beyond its access rule. */
export interface FreshProofRule {
  readonly maxAge: ProofAge;
  /** Whether the proof is needed only if the request gives the admin role: by its body's `role`, or as a check decides. */
  readonly givesAdmin: boolean | Type<AdminGrantCheck>;
}

/** A request whose handler needs a fresh proof. */
export interface ProvingRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Checks that a session was proven recently. The sign-in module implements it. */
export interface FreshProofVerifier {
  /** @throws freshProofRequired, with instructions to get a proof */
  assertFresh(proving: ProvingRequest, caller: Caller, maxAge: ProofAge): Promise<void>;
}

/** Decides whether a request gives the admin role, if its body does not say so. */
export interface AdminGrantCheck {
  givesAdmin(request: FastifyRequest, caller: Caller): Promise<boolean>;
}

export const FRESH_PROOF_VERIFIER = Symbol('FRESH_PROOF_VERIFIER');

/**
 * Runs after the access rule and the same-site check. Keys and connections pass: these routes do not accept them for
 * actions that need a proof, and they could not get one.
 */
@Injectable()
export class FreshProofGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    @Inject(FRESH_PROOF_VERIFIER) private readonly verifier: FreshProofVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<FreshProofRule>(FRESH_PROOF, context.getHandler());
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { caller } = request;
    if (caller?.credential.kind !== 'session' || !(await this.applies(rule, request, caller))) return true;
    await this.verifier.assertFresh({ request, reply: http.getResponse() }, caller, rule.maxAge);
    return true;
  }

  private async applies(
    { givesAdmin }: FreshProofRule,
    request: FastifyRequest,
    caller: Caller,
  ): Promise<boolean> {
    if (typeof givesAdmin === 'boolean') return !givesAdmin || namesAdmin(request.body);
    return this.modules.get(givesAdmin, { strict: false }).givesAdmin(request, caller);
  }
}

/**
 * Requires a code that was emailed to the person recently, unless their sign-in is that recent itself.
 * @param options `givesAdmin`: only if the body's `role` is `admin`, or if this check says that the request gives that role
 */
export const FreshProof = (
  maxAge: ProofAge,
  { givesAdmin = false }: Partial<Pick<FreshProofRule, 'givesAdmin'>> = {},
): MethodDecorator =>
  applyDecorators(
    SetMetadata(FRESH_PROOF, { maxAge, givesAdmin } satisfies FreshProofRule),
    UseGuards(FreshProofGuard),
  );

/** A short description for the list of routes. */
export const describeFreshProof = ({ maxAge, givesAdmin }: FreshProofRule): string =>
  `fresh proof ${maxAge}${givesAdmin ? ' for role admin' : ''}`;

const namesAdmin = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'role' in body && body.role === 'admin';
