import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../kernel/http/network';
import { placeOf, resourceOf } from '../kernel/http/surface';
import { credentialAmbiguous } from './access.problems';
import type { Caller, CredentialContext, ViaWithAddress } from './principal';

declare module 'fastify' {
  interface FastifyRequest {
    /** The authenticated caller, set by the guard. */
    caller: Caller | undefined;
    /** The part of the request that the bearer strategy sees. */
    bearerInput: BearerInput | undefined;
  }
}

/**
 * The input of the bearer strategy instead of the whole request: one Authorization header. The library would also
 * accept a token from the query or the body; RFC 6750 sections 2.2 and 2.3 advise against both.
 */
export interface BearerInput {
  readonly headers: { readonly authorization: string | undefined };
  readonly context: CredentialContext;
}

/** Reads the session cookie on pages and the Authorization header on the JSON API, never the other way round. */
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

/** Computes the network only when it is read: most requests never need it. */
class RequestVia implements ViaWithAddress {
  constructor(
    readonly requestId: string,
    readonly address: string,
  ) {}

  get network(): string {
    return networkOf(this.address);
  }
}

const viaOf = ({ id, ip }: FastifyRequest): ViaWithAddress => new RequestVia(id, ip);

/** RFC 6750 section 2: a request must not send its token in more than one way. Only the header is supported. */
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

/** Node keeps the first of two Authorization headers and silently drops the second; the raw list has both. */
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
 * Replaces a name that no workspace can have by one that none has. The database rejects some characters (NUL), which
 * would also fail the other lookups in the same statement.
 */
const askable = (name: string): string => (/^[\w-]{1,64}$/.test(name) ? name : '-');
