import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPERATION, type Operation } from '../kernel/http/operation';
import { ACCESS_RULE, type AccessRule } from './access-rules';
import { describeFreshProof, FRESH_PROOF, type FreshProofRule } from './fresh-proof';

export interface Route {
  readonly method: string;
  /** As declared, with parameters as `:name`. */
  readonly path: string;
  readonly rule: AccessRule | undefined;
  /** Present if a session alone is not enough. */
  readonly freshProof: FreshProofRule | undefined;
  /** Present on the JSON API, absent on pages. */
  readonly operation: Operation | undefined;
}

/** Lists every route of the running app. The app does not start if a route has no access rule. */
@Injectable()
export class RouteAccessList implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const bare = this.routes().filter(({ rule }) => !rule);
    if (bare.length === 0) return;
    const names = bare.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(
      `These routes have no access rule (@Open, @SignedIn, @RequirePermission or @RequirePrivilege): ${names}`,
    );
  }

  routes(): readonly Route[] {
    return this.discovery.getControllers().flatMap(({ instance }) => this.routesOf(Object(instance)));
  }

  /** One line per route: method, path, access rule. A snapshot of these lines shows access changes in review. */
  lines(): readonly string[] {
    return this.routes()
      .map((route) => `${route.method} ${route.path}  ${demandsOf(route)}`)
      .sort();
  }

  private routesOf(controller: object): Route[] {
    const prototype: object = Object.getPrototypeOf(controller);
    const base = textOf(Reflect.getMetadata('path', prototype.constructor));
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      return isHandler(handler) ? [this.routeOf(base, handler)] : [];
    });
  }

  private routeOf(base: string, handler: () => unknown): Route {
    const path = `/${base}/${textOf(Reflect.getMetadata('path', handler))}`;
    return {
      method: RequestMethod[Number(Reflect.getMetadata('method', handler))] ?? 'ALL',
      path: path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      rule: this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler),
      freshProof: this.reflector.get<FreshProofRule | undefined>(FRESH_PROOF, handler),
      operation: this.reflector.get<Operation | undefined>(OPERATION, handler),
    };
  }
}

const demandsOf = ({ rule, freshProof }: Route): string =>
  [
    rule ? describeAccessRule(rule) : 'NO ACCESS RULE',
    ...(freshProof ? [describeFreshProof(freshProof)] : []),
  ].join(', ');

export function describeAccessRule(rule: AccessRule): string {
  if (rule.kind === 'open') return 'open';
  if (rule.kind === 'signed-in') return `signed-in membership:${rule.membership} by ${rule.by.join('|')}`;
  if (rule.kind === 'privilege') return `privilege ${rule.privilege} by ${rule.by.join('|')}`;
  return `${rule.permission} ${rule.reach}${rule.and ? ` and ${rule.and}` : ''} by any`;
}

const isHandler = (value: unknown): value is () => unknown =>
  typeof value === 'function' && Reflect.hasMetadata('method', value);

const textOf = (path: unknown): string => (typeof path === 'string' ? path : '');
