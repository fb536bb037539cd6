import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withReads } from '../../../access/grants.rules';
import { PERMISSIONS } from '../../../access/permissions';
import { networkOf } from '../../../kernel/http/network';
import type { AuthorizationServer } from './authorization-server';
import { DISCOVERY_PATHS, LIBRARY_SESSION, ROUTES } from './configuration';
import { runInContext } from './oauth-request-context';

const OFFLINE = 'offline_access';
/** OpenID Connect parameters for ID tokens, which this server does not issue. */
const OF_IDENTITY = ['nonce', 'max_age', 'id_token_hint', 'claims', 'acr_values'];

/** What the mount needs from the application. */
export interface Mount {
  readonly server: AuthorizationServer;
  readonly origin: string;
  /** @throws slowDown over a limit of the caller's network */
  admit(request: FastifyRequest): Promise<void>;
  /** Responds to an error that occurred before the authorization server took over. */
  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void;
}

/**
 * Routes /oauth and the two discovery documents to the authorization server. This is a hook and not a controller,
 * because the library reads bodies itself and our parser would have consumed them.
 */
export function mountAuthorizationServer(fastify: FastifyInstance, mount: Mount): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url = '' } = request.raw;
    if (!url.startsWith('/oauth/') && !url.startsWith('/.well-known/')) return done();
    const path = url.split('?', 1)[0] ?? '';
    if (!DISCOVERY_PATHS.has(path) && !isEndpoint(path)) return done();
    hand(mount, path, request, reply).catch((error: unknown) => mount.refuse(error, request, reply));
  });
}

const ENDPOINTS: ReadonlySet<string> = new Set(Object.values(ROUTES));
const RESUMPTION = /^\/oauth\/authorize\/[\w-]{20,64}$/;
/** Exact: the library's router would also accept other cases and a trailing slash, past the checks of this service. */
const isEndpoint = (path: string): boolean => ENDPOINTS.has(path) || RESUMPTION.test(path);

async function hand(mount: Mount, path: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await mount.admit(request);
  // RFC 6749 section 3.1 requires GET and makes POST optional. Only GET is supported.
  if (path === '/oauth/authorize' && request.method === 'POST')
    return void reply.code(405).header('allow', 'GET').send({ error: 'invalid_request' });
  // Reads the keys from the database before the hijack, while errors can still be handled here.
  await mount.server.provider();
  const { raw: response } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value);
  reply.hijack();
  if (path === '/oauth/register' && openToBrowsers(request, reply)) return;
  prepare(mount.origin, path, request);
  const oauthRequest = { network: networkOf(request.ip), requestId: request.id, path };
  await runInContext(oauthRequest, () => mount.server.answer(request.raw, response));
}

/** Adds CORS for clients that register from a browser; the library has none. @returns whether this was a preflight */
function openToBrowsers({ method }: FastifyRequest, { raw }: FastifyReply): boolean {
  raw.setHeader('access-control-allow-origin', '*');
  if (method !== 'OPTIONS') return false;
  raw.setHeader('access-control-allow-headers', 'content-type, mcp-protocol-version');
  raw.setHeader('access-control-allow-methods', 'POST');
  raw.writeHead(204).end();
  return true;
}

function prepare(origin: string, path: string, { raw }: FastifyRequest): void {
  const { protocol, host } = new URL(origin);
  // URLs in the response use the issuer's host, whatever host was requested.
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
  if (!path.startsWith('/oauth/authorize')) return;
  // The library's own sign-in session is never used; sign-in sessions are ours.
  const cookies = raw.headers.cookie?.split(/;\s*/).filter((one) => !one.includes(LIBRARY_SESSION));
  if (cookies) raw.headers.cookie = cookies.join('; ');
  const url = new URL(raw.url ?? '/', origin);
  if (path !== '/oauth/authorize' || !url.search) return;
  const { searchParams: asked } = url;
  asked.set('scope', scopeMeant(asked.get('scope')));
  for (const name of OF_IDENTITY) asked.delete(name);
  // Our content security policy forbids forms that post to other sites, and the library cannot turn this mode off.
  if (asked.get('response_mode') === 'form_post') asked.set('response_mode', 'unsupported');
  raw.url = url.pathname + url.search;
}

/**
 * Without a scope, the default is all scopes (RFC 6749 section 3.3). An edit scope includes its read scope. Unknown
 * scopes are removed: for `openid`, the library would keep prompting for something that cannot be granted. If no scope
 * is left, the original value stays and is refused.
 */
function scopeMeant(asked: string | null): string {
  const named = (asked ?? '').split(' ').filter(Boolean);
  const offline = named.filter((one) => one === OFFLINE);
  if (offline.length === named.length) return [...PERMISSIONS, ...offline].join(' ');
  const known = PERMISSIONS.filter((permission) => named.includes(permission));
  return known.length > 0 ? [...withReads(known), ...offline].join(' ') : named.join(' ');
}
