import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { permissionMissing, unauthenticated } from './access.problems';
import { refusalOf } from './access.rules';
import { ACCESS_RULE, type AccessRule } from './access-rules';
import { BearerStrategy } from './bearer-strategy';
import { reaches } from './grants.rules';
import type { Permission } from './permissions';
import { hasMembership, type Principal } from './principal';
import { RequestLimits } from './request-limits';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The route's access rule. */
  readonly rule: AccessRule;
}

/** A call in progress, for long responses: the caller, and a check that the credential is still valid. */
export interface CallContext {
  readonly caller: Principal;
  /** Aborts when the client disconnects or the response is complete. */
  readonly signal: AbortSignal;
  /** Charges units beyond the one that every request costs. @throws slowDown over the limit */
  charge(units: number): Promise<void>;
  /**
   * Reads the current state of the credential and checks the route's access rule again.
   * @param needed permissions whose reach must not have shrunk
   * @throws unauthenticated when it is no longer valid, permissionMissing when its reach has shrunk
   */
  recheck(needed: readonly Permission[]): Promise<void>;
}

@Injectable()
export class CallContexts {
  constructor(
    private readonly strategy: BearerStrategy,
    private readonly limits: RequestLimits,
  ) {}

  /** @param exchange of a route whose access rule requires a membership */
  contextOf(exchange: Exchange): CallContext {
    const { request, reply } = exchange;
    const { caller } = request;
    if (!caller || !hasMembership(caller))
      throw new Error(`${request.routeOptions.url} has no caller with a membership`);
    return {
      caller,
      signal: signalOf(reply),
      charge: (units) => this.limits.chargeCredential(caller.credential.id, units, reply),
      recheck: (needed) => this.recheck(exchange, caller, needed),
    };
  }

  private async recheck(
    { request: { bearerInput }, rule }: Exchange,
    caller: Principal,
    needed: readonly Permission[],
  ): Promise<void> {
    const now = bearerInput && (await this.strategy.admit(bearerInput));
    if (typeof now !== 'object' || !hasMembership(now) || !isSameMembership(now, caller))
      throw unauthenticated();
    const refusal = refusalOf(now, rule);
    if (refusal) throw refusal;
    for (const permission of needed) {
      const reach = caller.grants.get(permission);
      if (reach && !reaches(now.grants.get(permission), reach))
        throw permissionMissing(undefined, { permission, reach });
    }
  }
}

const isSameMembership = (a: Principal, b: Principal): boolean =>
  a.memberId === b.memberId && a.workspaceId === b.workspaceId && a.epoch === b.epoch;

function signalOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (raw.destroyed || raw.writableEnded) controller.abort();
  else raw.once('close', () => controller.abort());
  return controller.signal;
}

const ExchangeOf = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  const rule: AccessRule = Reflect.getMetadata(ACCESS_RULE, context.getHandler());
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>(), rule };
});

@Injectable()
class CallPipe implements PipeTransform<Exchange, CallContext> {
  constructor(private readonly contexts: CallContexts) {}

  transform(exchange: Exchange): CallContext {
    return this.contexts.contextOf(exchange);
  }
}

/** The call context, as a handler's parameter. For routes whose access rule requires a membership. */
export const Call = (): ParameterDecorator => ExchangeOf(CallPipe);
