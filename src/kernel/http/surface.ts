import type { FastifyRequest } from 'fastify';

/** Which of two kinds of visitor a route serves: programs (JSON, `Authorization`) or browsers (HTML, cookie). */
export type Surface = 'api' | 'page';

const API = /^\/(api\/v\d+|api\/openapi\.|health|\.well-known|oauth|mcp|metrics)(\/|\.|$|json|yaml)/;

/** Decided by the matched route, not by the address as typed, so that no spelling of a path changes sides. */
export function surfaceOf(request: FastifyRequest): Surface {
  return API.test(request.routeOptions.url ?? request.url) ? 'api' : 'page';
}

/** What an access token is issued for (RFC 8707): the assistants' endpoint or the API; its identifier is `{ORIGIN}/{resource}`. */
export type Resource = 'mcp' | 'api/v1';

/** Which resource a route belongs to; decided like the surface, by the matched route. */
export function resourceOf(request: FastifyRequest): Resource {
  return /^\/mcp(\/|$)/.test(request.routeOptions.url ?? request.url) ? 'mcp' : 'api/v1';
}
