import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPERATION } from '../kernel/http/operation';
import { resourceOf } from '../kernel/http/surface';
import { Problem } from '../kernel/problem/problem';
import { ACCESS_OPTIONS, type AccessOptions } from './access.options';
import { credentialAmbiguous, unauthenticated } from './access.problems';
import { missingApprovals, refusalOf } from './access.rules';
import { ACCESS_RULE, type AccessRule } from './access-rules';
import { type BearerInput, bearerInputOf } from './bearer-input';
import { type BearerResult, BearerStrategy } from './bearer-strategy';
import { challengeOf, scopesToAsk, scopesToStepUp } from './challenge';
import { type Caller, hasMembership } from './principal';
import { RequestLimits } from './request-limits';

/** A request, its reply, and the credential input read from it. */
interface GuardedRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly bearerInput: BearerInput;
}

/** The access rule of a handler, and whether it is an operation of the JSON API. */
interface RouteAccess {
  readonly rule: AccessRule;
  readonly isOperation: boolean;
}

/** The global guard: authenticates with the bearer strategy, then checks the route's access rule. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** Cached per handler: reading the metadata for every request would cost as much as the decision itself. */
  private readonly routeAccess = new WeakMap<object, RouteAccess>();

  constructor(
    private readonly reflector: Reflector,
    private readonly strategy: BearerStrategy,
    private readonly limits: RequestLimits,
    @Inject(ACCESS_OPTIONS) private readonly access: AccessOptions,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const { rule, isOperation } = this.routeAccessOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const bearerInput = bearerInputOf(request, this.access.cookieName);
    request.bearerInput = bearerInput;
    if (rule.kind !== 'open') return this.admit({ request, reply, bearerInput }, rule);
    if (rule.isCounted === false) return true;
    return this.admitOpen({ request, reply, bearerInput }, isOperation);
  }

  private routeAccessOf(context: ExecutionContext): RouteAccess {
    const handler = context.getHandler();
    const known = this.routeAccess.get(handler);
    if (known) return known;
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler);
    if (!rule) throw new Error(`${context.getClass().name}.${handler.name} has no access rule`);
    const routeAccess = { rule, isOperation: this.reflector.get<unknown>(OPERATION, handler) !== undefined };
    this.routeAccess.set(handler, routeAccess);
    return routeAccess;
  }

  /** An open route requires nothing. The caller is set only if a valid credential was sent. */
  private async admitOpen(guarded: GuardedRequest, isOperation: boolean): Promise<true> {
    const { request, reply } = guarded;
    if (isOperation) await this.limits.countNetwork(request, reply);
    request.caller = await this.callerIfAny(guarded);
    if (isOperation || !this.limits.areOn) return true;
    if (request.caller) await this.limits.countCredential(request.caller.credential.id, reply);
    else await this.limits.countNetwork(request, reply);
    return true;
  }

  /** An invalid credential means no caller. Server errors, such as an unavailable database, are rethrown. */
  private async callerIfAny({ request, bearerInput }: GuardedRequest): Promise<Caller | undefined> {
    if (bearerInput.headers.authorization === undefined) return undefined;
    try {
      return this.callerOf(await this.strategy.admit(bearerInput), request, bearerInput);
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.kind.status < 500) return undefined;
      throw refusal;
    }
  }

  private async admit({ request, reply, bearerInput }: GuardedRequest, rule: AccessRule): Promise<true> {
    let caller: Caller;
    try {
      caller = this.callerOf(await this.strategy.admit(bearerInput), request, bearerInput);
    } catch (refusal) {
      if (refusal instanceof Problem) await this.limits.countNetwork(request, reply);
      throw refusal;
    }
    request.caller = caller;
    if (this.limits.areOn) await this.limits.countCredential(caller.credential.id, reply);
    const refusal = refusalOf(caller, rule);
    if (refusal) throw this.withStepUp(refusal, caller, rule, request);
    return true;
  }

  /** @throws credentialAmbiguous for a malformed header, unauthenticated for a missing or invalid credential */
  private callerOf(result: BearerResult, request: FastifyRequest, bearerInput: BearerInput): Caller {
    if (typeof result === 'object') return result;
    throw result === 'malformed' ? malformed() : this.challenge(request, bearerInput);
  }

  /** RFC 6750 section 3.1: no error code without a credential, `invalid_token` with an invalid one. */
  private challenge(request: FastifyRequest, bearerInput: BearerInput): Problem {
    const resource = resourceOf(request);
    const sent = bearerInput.headers.authorization !== undefined;
    return unauthenticated(undefined, undefined, {
      headers: {
        'www-authenticate': challengeOf({
          origin: this.access.origin,
          resource,
          ...(sent ? { error: 'invalid_token' } : {}),
          ...scopesToAsk(resource),
        }),
      },
    });
  }

  /** Adds the scopes to request if a new consent would satisfy the access rule. */
  private withStepUp(refusal: Problem, caller: Caller, rule: AccessRule, request: FastifyRequest): Problem {
    const lacks = missingApprovals(caller, rule);
    if (lacks.length === 0 || !hasMembership(caller)) return refusal;
    const challenge = challengeOf({
      origin: this.access.origin,
      resource: resourceOf(request),
      error: 'insufficient_scope',
      scopes: scopesToStepUp(caller.grants.keys(), lacks),
    });
    return new Problem(refusal.kind, refusal.detail, refusal.extra, {
      headers: { 'www-authenticate': challenge },
    });
  }
}

const malformed = (): Problem =>
  credentialAmbiguous('The Authorization header is not `Bearer <credential>`.', undefined, {
    headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
  });
