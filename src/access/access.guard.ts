import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPERATION } from '../kernel/http/operation';
import { resourceOf } from '../kernel/http/surface';
import { Problem } from '../kernel/problem/problem';
import { ACCESS_OPTIONS, type AccessOptions } from './access.options';
import { credentialAmbiguous, unauthenticated } from './access.problems';
import { type Admission, BearerStrategy } from './bearer.strategy';
import { type Carrier, carrierOf } from './carrier';
import { challengeOf, scopesToAsk, scopesToStepUp } from './challenge';
import { DOOR, type Door } from './doors';
import { missingApprovals, refusalOf } from './entry.rules';
import { hasSeat, type Visitor } from './principal';
import { RequestLimits } from './request-limits';

/** One request at its door. */
interface Arriving {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly carrier: Carrier;
}

/** What a handler declares of who may enter. */
interface Entrance {
  readonly door: Door;
  readonly isOperation: boolean;
}

/** The one guard, global: authenticates by the one strategy, then asks the route's door. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** Read once a handler: the search through its metadata would cost every request as much as the decision. */
  private readonly entrances = new WeakMap<object, Entrance>();

  constructor(
    private readonly reflector: Reflector,
    private readonly strategy: BearerStrategy,
    private readonly limits: RequestLimits,
    @Inject(ACCESS_OPTIONS) private readonly access: AccessOptions,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const { door, isOperation } = this.entranceOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const carrier = carrierOf(request, this.access.cookieName);
    request.carrier = carrier;
    if (door.kind !== 'open') return this.admit({ request, reply, carrier }, door);
    if (door.isCounted === false) return true;
    return this.admitAnybody({ request, reply, carrier }, isOperation);
  }

  private entranceOf(context: ExecutionContext): Entrance {
    const handler = context.getHandler();
    const known = this.entrances.get(handler);
    if (known) return known;
    const door = this.reflector.get<Door | undefined>(DOOR, handler);
    if (!door) throw new Error(`${context.getClass().name}.${handler.name} declares no door`);
    const entrance = { door, isOperation: this.reflector.get<unknown>(OPERATION, handler) !== undefined };
    this.entrances.set(handler, entrance);
    return entrance;
  }

  /** An open door asks nothing; it hands over who came only where a live credential says so. */
  private async admitAnybody(arriving: Arriving, isOperation: boolean): Promise<true> {
    const { request, reply } = arriving;
    if (isOperation) await this.limits.countNetwork(request, reply);
    request.who = await this.visitorIfAny(arriving);
    if (isOperation || !this.limits.areOn) return true;
    if (request.who) await this.limits.countCredential(request.who.credential.id, reply);
    else await this.limits.countNetwork(request, reply);
    return true;
  }

  /** A dead credential is nobody; a database that is away is no answer to who came. */
  private async visitorIfAny({ request, carrier }: Arriving): Promise<Visitor | undefined> {
    if (carrier.headers.authorization === undefined) return undefined;
    try {
      return this.visitorOf(await this.strategy.admit(carrier), request, carrier);
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.kind.status < 500) return undefined;
      throw refusal;
    }
  }

  private async admit({ request, reply, carrier }: Arriving, door: Door): Promise<true> {
    let who: Visitor;
    try {
      who = this.visitorOf(await this.strategy.admit(carrier), request, carrier);
    } catch (refusal) {
      if (refusal instanceof Problem) await this.limits.countNetwork(request, reply);
      throw refusal;
    }
    request.who = who;
    if (this.limits.areOn) await this.limits.countCredential(who.credential.id, reply);
    const refusal = refusalOf(who, door);
    if (refusal) throw this.withStepUp(refusal, who, door, request);
    return true;
  }

  /** @throws what the strategy's answer means, when it is no visitor */
  private visitorOf(answer: Admission, request: FastifyRequest, carrier: Carrier): Visitor {
    if (typeof answer === 'object') return answer;
    throw answer === 'malformed' ? malformed() : this.challenge(request, carrier);
  }

  /** RFC 6750 section 3.1: no error code when no credential came, `invalid_token` when a dead one did. */
  private challenge(request: FastifyRequest, carrier: Carrier): Problem {
    const resource = resourceOf(request);
    const sent = carrier.headers.authorization !== undefined;
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

  /** Tells a client what to ask consent for, where a new consent could open the door. */
  private withStepUp(refusal: Problem, who: Visitor, door: Door, request: FastifyRequest): Problem {
    const lacks = missingApprovals(who, door);
    if (lacks.length === 0 || !hasSeat(who)) return refusal;
    const challenge = challengeOf({
      origin: this.access.origin,
      resource: resourceOf(request),
      error: 'insufficient_scope',
      scopes: scopesToStepUp(who.grants.keys(), lacks),
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
