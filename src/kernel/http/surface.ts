import type { FastifyRequest } from 'fastify';

/** The kind of client that a route serves: programs (JSON, `Authorization`) or browsers (HTML, cookie). */
export type Surface = 'api' | 'page';

/** The resource of an access token (RFC 8707): the MCP endpoint or the API. Its identifier is `{ORIGIN}/{resource}`. */
export type Resource = 'mcp' | 'api/v1';

/** The matched route of a request, and what follows from it. */
export interface Place {
  /** As declared, with parameters as `:name`; undefined if no route matched. */
  readonly route: string | undefined;
  /** As declared; undefined if no route matched. */
  readonly method: FastifyRequest['routeOptions']['method'] | undefined;
  readonly surface: Surface;
  readonly resource: Resource;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `placeOf`, once per request. */
    place: Place | undefined;
  }
}

const API = /^\/(api\/v\d+|api\/openapi\.|health|\.well-known|oauth|mcp|metrics)(\/|\.|$|json|yaml)/;
const MCP = /^\/mcp(\/|$)/;

/** Cached per route, because `routeOptions` is a getter that creates an object on each access. */
const places = new WeakMap<object, Place>();

/** Decided by the matched route, not by the requested URL, so that the spelling of a path cannot change the surface. */
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
