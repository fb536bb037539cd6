import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPERATION, type Operation } from '../kernel/http/operation';
import { DOOR, type Door } from './doors';
import { describeFreshProof, FRESH_PROOF, type FreshProofRule } from './fresh-proof';

export interface Route {
  readonly method: string;
  /** As declared, parameters as `:name`. */
  readonly path: string;
  readonly door: Door | undefined;
  /** Present where a session alone is not enough. */
  readonly freshProof: FreshProofRule | undefined;
  /** Present on the JSON API; pages have none. */
  readonly operation: Operation | undefined;
}

/** Finds every route of the running app; refuses to start it when one has no door. */
@Injectable()
export class DoorList implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const bare = this.routes().filter(({ door }) => !door);
    if (bare.length === 0) return;
    const names = bare.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(`These routes declare no door (@Open, @SignedIn, @Allow or @Power): ${names}`);
  }

  routes(): readonly Route[] {
    return this.discovery.getControllers().flatMap(({ instance }) => this.routesOf(Object(instance)));
  }

  /** One line a route: method, path, who may enter. A snapshot of these lines is a review of the doors. */
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
      door: this.reflector.get<Door | undefined>(DOOR, handler),
      freshProof: this.reflector.get<FreshProofRule | undefined>(FRESH_PROOF, handler),
      operation: this.reflector.get<Operation | undefined>(OPERATION, handler),
    };
  }
}

const demandsOf = ({ door, freshProof }: Route): string =>
  [door ? describeDoor(door) : 'NO DOOR', ...(freshProof ? [describeFreshProof(freshProof)] : [])].join(', ');

export function describeDoor(door: Door): string {
  if (door.kind === 'open') return 'open';
  if (door.kind === 'signed-in') return `signed-in seat:${door.seat} by ${door.by.join('|')}`;
  if (door.kind === 'power') return `power ${door.power} by ${door.by.join('|')}`;
  return `${door.permission} ${door.reach}${door.and ? ` and ${door.and}` : ''} by any`;
}

const isHandler = (value: unknown): value is () => unknown =>
  typeof value === 'function' && Reflect.hasMetadata('method', value);

const textOf = (path: unknown): string => (typeof path === 'string' ? path : '');
