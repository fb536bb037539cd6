import type { FastifyRequest } from 'fastify';

/** Which of two kinds of visitor a route serves: programs (JSON, `Authorization`) or browsers (HTML, cookie). */
export type Surface = 'api' | 'page';

/** What an access token is issued for (RFC 8707): the assistants' endpoint or the API; its identifier is `{ORIGIN}/{resource}`. */
export type Resource = 'mcp' | 'api/v1';

/** Where a request arrived: its matched route, and what follows from it. */
export interface Place {
  /** As declared, parameters as `:name`; undefined where no route matched. */
  readonly route: string | undefined;
  /** As declared; undefined where no route matched. */
  readonly method: FastifyRequest['routeOptions']['method'] | undefined;
  readonly surface: Surface;
  readonly resource: Resource;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Worked out once a request, by `placeOf`. */
    place: Place | undefined;
  }
}

const API = /^\/(api\/v\d+|api\/openapi\.|health|\.well-known|oauth|mcp|metrics)(\/|\.|$|json|yaml)/;
const MCP = /^\/mcp(\/|$)/;

/** One a route: `routeOptions` is made anew each time it is read, and every request asks several times. */
const places = new WeakMap<object, Place>();

/** Decided by the matched route, not by the address as typed, so that no spelling of a path changes sides. */
export function placeOf(request: FastifyRequest): Place {
  request.place ??= find(request);
  return request.place;
}

export const surfaceOf = (request: FastifyRequest): Surface => placeOf(request).surface;

export const resourceOf = (request: FastifyRequest): Resource => placeOf(request).resource;

function find(request: FastifyRequest): Place {
  const { config, url, method } = request.routeOptions;
  const known = places.get(config);
  if (known) return known;
  const address = url ?? request.url;
  const place: Place = {
    route: url,
    method,
    surface: API.test(address) ? 'api' : 'page',
    resource: MCP.test(address) ? 'mcp' : 'api/v1',
  };
  if (url !== undefined) places.set(config, place);
  return place;
}
