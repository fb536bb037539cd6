import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPERATION } from '../kernel/http/operation';
import { resourceOf } from '../kernel/http/surface';
import { Problem } from '../kernel/problem/problem';
import { ACCESS_OPTIONS, type AccessOptions } from './access.options';
import { credentialAmbiguous, unauthenticated } from './access.problems';
import { type Carrier, carrierOf } from './carrier';
import { challengeOf, scopesToAsk, scopesToStepUp } from './challenge';
import { DOOR, type Door } from './doors';
import { missingApprovals, refusalOf } from './entry.rules';
import { hasSeat, type Visitor } from './principal';
import { RequestLimits } from './request-limits';

/** The one guard, global: authenticates by the one strategy, then asks the route's door. */
@Injectable()
export class AccessGuard extends AuthGuard('bearer') {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RequestLimits,
    @Inject(ACCESS_OPTIONS) private readonly access: AccessOptions,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = this.reflector.get<Door | undefined>(DOOR, context.getHandler());
    if (!door) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no door`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.carrier = carrierOf(request, this.access.cookieName);
    if (door.kind === 'open') return this.admitAnybody(context, request);
    const who = await this.authenticate(context, request);
    const refusal = refusalOf(who, door);
    if (refusal) throw this.withStepUp(refusal, who, door, request);
    return true;
  }

  /** An open door asks nothing; it hands over who came only where a live credential says so. */
  private async admitAnybody(context: ExecutionContext, request: FastifyRequest): Promise<boolean> {
    const isOperation = this.reflector.get<unknown>(OPERATION, context.getHandler()) !== undefined;
    if (isOperation) await this.limits.countNetwork(request, replyOf(context));
    if (request.carrier?.headers.authorization === undefined) return true;
    await this.identify(context, request).catch((refusal: unknown) => {
      // A dead credential is nobody; a database that is away is no answer to who came.
      if (!(refusal instanceof Problem) || refusal.kind.status >= 500) throw refusal;
    });
    return true;
  }

  private async authenticate(context: ExecutionContext, request: FastifyRequest): Promise<Visitor> {
    const who = await this.identify(context, request).catch(async (refusal: unknown) => {
      if (refusal instanceof Problem) await this.limits.countNetwork(request, replyOf(context));
      throw refusal;
    });
    await this.limits.countCredential(who.credential.id, replyOf(context));
    return who;
  }

  private async identify(context: ExecutionContext, request: FastifyRequest): Promise<Visitor> {
    await super.canActivate(context);
    if (!request.who) throw this.challenge(request);
    return request.who;
  }

  override getRequest(context: ExecutionContext): Carrier | undefined {
    return context.switchToHttp().getRequest<FastifyRequest>().carrier;
  }

  override handleRequest<T>(
    error: unknown,
    user: (T & Visitor) | false,
    _challenge: unknown,
    context: ExecutionContext,
    status?: number,
  ): T {
    if (error) throw error;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!user) throw status === 400 ? malformed() : this.challenge(request);
    request.who = user;
    return user;
  }

  /** RFC 6750 section 3.1: no error code when no credential came, `invalid_token` when a dead one did. */
  private challenge(request: FastifyRequest): Problem {
    const resource = resourceOf(request);
    const sent = request.carrier?.headers.authorization !== undefined;
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

const replyOf = (context: ExecutionContext): FastifyReply =>
  context.switchToHttp().getResponse<FastifyReply>();

const malformed = (): Problem =>
  credentialAmbiguous('The Authorization header is not `Bearer <credential>`.', undefined, {
    headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
  });
