import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withReads } from '../../../access/grants.rules';
import { PERMISSIONS } from '../../../access/permissions';
import { networkOf } from '../../../kernel/http/network';
import type { AuthorizationServer } from './authorization-server';
import { DISCOVERY_PATHS, LIBRARY_SESSION } from './configuration';
import { passing } from './oauth-request-context';

const OFFLINE = 'offline_access';
/** What goes with a token of identity, which this server does not issue. */
const OF_IDENTITY = ['nonce', 'max_age', 'id_token_hint', 'claims', 'acr_values'];

/** What the mount needs of the house. */
export interface Mount {
  readonly server: AuthorizationServer;
  readonly origin: string;
  /** @throws slowDown over a limit of the caller's network */
  admit(request: FastifyRequest): Promise<void>;
  /** Answers a refusal that came before the authorization server was asked. */
  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void;
}

/**
 * Hands /oauth and the two discovery documents to the authorization server. In a hook and not in a controller: the
 * library reads bodies itself, and a parser of ours would have taken them.
 */
export function mountAuthorizationServer(fastify: FastifyInstance, mount: Mount): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url = '' } = request.raw;
    if (!url.startsWith('/oauth/') && !url.startsWith('/.well-known/')) return done();
    const path = url.split('?', 1)[0] ?? '';
    if (!path.startsWith('/oauth/') && !DISCOVERY_PATHS.has(path)) return done();
    hand(mount, path, request, reply).catch((error: unknown) => mount.refuse(error, request, reply));
  });
}

async function hand(mount: Mount, path: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await mount.admit(request);
  // RFC 6749 section 3.1: GET must be served and POST may be. One way in is read, completed and shown with care.
  if (path === '/oauth/authorize' && request.method === 'POST')
    return void reply.code(405).header('allow', 'GET').send({ error: 'invalid_request' });
  // What it needs of the database is read before the answer is out of our hands.
  await mount.server.provider();
  const { raw: response } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value);
  reply.hijack();
  if (path === '/oauth/register' && openToBrowsers(request, reply)) return;
  prepare(mount.origin, path, request);
  const oauthRequest = { network: networkOf(request.ip), requestId: request.id, path };
  await passing(oauthRequest, () => mount.server.answer(request.raw, response));
}

/** Assistants that run in a browser register from there; the library has no CORS for it. @returns whether that was all */
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
  // Whatever host was asked for, the addresses in the answer are the issuer's.
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
  if (!path.startsWith('/oauth/authorize')) return;
  // The library's own sign-in session is never used: ours is the only one.
  const cookies = raw.headers.cookie?.split(/;\s*/).filter((one) => !one.includes(LIBRARY_SESSION));
  if (cookies) raw.headers.cookie = cookies.join('; ');
  const url = new URL(raw.url ?? '/', origin);
  if (path !== '/oauth/authorize' || !url.search) return;
  const { searchParams: asked } = url;
  asked.set('scope', scopeMeant(asked.get('scope')));
  for (const name of OF_IDENTITY) asked.delete(name);
  // A form that leads to another site is what no page of ours may hold; the library knows no way to leave this out.
  if (asked.get('response_mode') === 'form_post') asked.set('response_mode', 'none of ours');
  raw.url = url.pathname + url.search;
}

/**
 * Without a scope the default, which is all of them (RFC 6749 section 3.3); with one that edits, also the one that reads.
 * Scopes that are not ours are left out: of `openid` the library would ask again for ever what nobody can give. Where
 * nothing is left, what was asked stays, and is refused as it is.
 */
function scopeMeant(asked: string | null): string {
  const named = (asked ?? '').split(' ').filter(Boolean);
  const offline = named.filter((one) => one === OFFLINE);
  if (offline.length === named.length) return [...PERMISSIONS, ...offline].join(' ');
  const known = PERMISSIONS.filter((permission) => named.includes(permission));
  return known.length > 0 ? [...withReads(known), ...offline].join(' ') : named.join(' ');
}
