import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../kernel/http/network';
import { placeOf, resourceOf } from '../kernel/http/surface';
import { credentialAmbiguous } from './access.problems';
import type { Caller, CredentialContext, ViaWithAddress } from './principal';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the guard let in. */
    caller: Caller | undefined;
    /** What of this request the strategy may see. */
    bearerInput: BearerInput | undefined;
  }
}

/**
 * What the bearer strategy is shown in place of the request: one Authorization header and nothing else. The library
 * would also take a token from the query or the body; here there is neither (RFC 6750 section 2.3 advises against both).
 */
export interface BearerInput {
  readonly headers: { readonly authorization: string | undefined };
  readonly context: CredentialContext;
}

/** Takes the cookie's token on page routes and the header's on JSON routes, never the other way round. */
export function bearerInputOf(request: FastifyRequest, cookieName: string): BearerInput {
  return placeOf(request).surface === 'page' ? pageBearerInput(request, cookieName) : apiBearerInput(request);
}

function pageBearerInput(request: FastifyRequest, cookieName: string): BearerInput {
  const token = request.cookies[cookieName];
  return {
    headers: { authorization: token ? `Bearer ${token}` : undefined },
    context: { workspace: slugOf(request.params), resource: resourceOf(request), via: viaOf(request) },
  };
}

function apiBearerInput(request: FastifyRequest): BearerInput {
  refuseStrayTokens(request);
  const named = request.headers['keyshift-workspace'];
  return {
    headers: { authorization: request.headers.authorization },
    context: {
      workspace: typeof named === 'string' && named !== '' ? askable(named) : undefined,
      resource: resourceOf(request),
      via: viaOf(request),
    },
  };
}

/** The network is worked out only when somebody asks: most requests never do. */
class PostSignInRedirect implements ViaWithAddress {
  constructor(
    readonly requestId: string,
    readonly address: string,
  ) {}

  get network(): string {
    return networkOf(this.address);
  }
}

const viaOf = ({ id, ip }: FastifyRequest): ViaWithAddress => new PostSignInRedirect(id, ip);

/** RFC 6750 section 2: not more than one method a request; here only one method exists. */
function refuseStrayTokens(request: FastifyRequest): void {
  if (
    holdsToken(request.query) ||
    holdsToken(request.body) ||
    countAuthorization(request.raw.rawHeaders) > 1
  ) {
    throw credentialAmbiguous(undefined, undefined, {
      headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
    });
  }
}

const holdsToken = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.hasOwn(part, 'access_token');

/** Node keeps the first of two Authorization headers and drops the second in silence; the raw list shows both. */
function countAuthorization(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 13 && name.toLowerCase() === 'authorization') count += 1;
  }
  return count;
}

function slugOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('slug' in params)) return undefined;
  return typeof params.slug === 'string' ? askable(params.slug) : undefined;
}

/**
 * What cannot name a workspace is asked for as a name that none has. The database would refuse some of it (NUL), and
 * with it everybody whose question travels in the same statement.
 */
const askable = (name: string): string => (/^[\w-]{1,64}$/.test(name) ? name : '-');
