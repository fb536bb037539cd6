import { createHash } from 'node:crypto';
import { PERMISSIONS, type Permission } from '../../src/access/permissions';
import { newId } from '../../src/kernel/id/id';
import { digestOf, randomSecret } from '../../src/kernel/secret/secret';
import { sql } from '../kit/database';
import { message } from '../kit/message';
import { issued } from '../kit/secrets/issued-secrets';
import type { Shot } from './cut-off';
import type { Membership } from './people';
import type { Asking } from './server';

/** The two assistants that need no registration, and their redirect URIs. */
export const CLIENT = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
export const OTHER_CLIENT = 'https://claude.ai/oauth/claude-code-client-metadata';
const REDIRECT = 'https://claude.ai/api/mcp/auth_callback';

/** A connection with the credentials of its assistant. */
export interface Connected {
  readonly id: string;
  readonly clientId: string;
  readonly grantId: string;
  /** The access token. */
  readonly token: string;
  readonly refreshToken: string;
  /** An authorization code that is not redeemed yet. */
  readonly code: string;
  readonly verifier: string;
}

interface Wanted {
  /** The public origin of the service, the same for all processes. */
  readonly origin: string;
  readonly resource: 'mcp' | 'api/v1';
  readonly clientId?: string;
  /** The approved permissions. Default: all. */
  readonly permissions?: readonly Permission[];
}

/** Writes a connection with a code and tokens as the authorization server does. */
export async function connect(
  databaseUrl: string,
  membership: Membership,
  wanted: Wanted,
): Promise<Connected> {
  const made: Connected = {
    id: newId('con'),
    clientId: wanted.clientId ?? CLIENT,
    grantId: randomSecret(128),
    token: randomSecret(256),
    refreshToken: randomSecret(256),
    code: randomSecret(256),
    verifier: randomSecret(256),
  };
  issued('AccessToken', made.token);
  issued('RefreshToken', made.refreshToken);
  issued('AuthorizationCode', made.code);
  const { resource, permissions = PERMISSIONS } = wanted;
  await sql(
    databaseUrl,
    `insert into connection (workspace_id, id, member_id, epoch, grant_id, client_id, client_name, client_host, resource,
       permissions, created_at)
     select m.workspace_id, $3, m.id, m.epoch, $4, $5, 'Claude', 'claude.ai', $6, $7, now()
     from member m where m.workspace_id = $1 and m.id = $2`,
    [membership.workspace, membership.memberId, made.id, made.grantId, made.clientId, resource, permissions],
  );
  for (const [kind, id, payload] of recordsOf(made, membership, wanted))
    await sql(
      databaseUrl,
      `insert into oauth_record (kind, id_hash, payload, grant_id, client_id, audience, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, now(), now() + interval '1 hour')`,
      [kind, digestOf(id), JSON.stringify(payload), made.grantId, made.clientId, payload.aud ?? null],
    );
  return made;
}

/** The records that the OAuth library stores for a grant, a code and two tokens. */
function recordsOf(
  made: Connected,
  { memberId }: Membership,
  { origin, resource, permissions = PERMISSIONS }: Wanted,
) {
  const indicator = `${origin}/${resource}`;
  const scope = permissions.join(' ');
  const now = Math.floor(Date.now() / 1000);
  const common = { accountId: memberId, clientId: made.clientId, iat: now, exp: now + 3600 };
  const { grantId } = made;
  const issued = { ...common, grantId, gty: 'authorization_code', scope, expiresWithSession: false };
  const code = {
    redirectUri: REDIRECT,
    codeChallenge: createHash('sha256').update(made.verifier).digest('base64url'),
    codeChallengeMethod: 'S256',
    resource: indicator,
  };
  const { gty: _, ...ungranted } = issued;
  type Row = readonly [kind: string, id: string, payload: Record<string, unknown>];
  const rows: readonly Row[] = [
    ['Grant', grantId, { ...common, kind: 'Grant', resources: { [indicator]: scope } }],
    ['AccessToken', made.token, { ...issued, kind: 'AccessToken', aud: indicator }],
    [
      'RefreshToken',
      made.refreshToken,
      { ...issued, kind: 'RefreshToken', resource: indicator, rotations: 0, iiat: now },
    ],
    ['AuthorizationCode', made.code, { ...ungranted, ...code, kind: 'AuthorizationCode' }],
  ];
  return rows;
}

const form = (clientId: string, fields: Readonly<Record<string, string>>): Asking => ({
  form: { client_id: clientId, ...fields },
});

/** The token request with which its assistant refreshes its tokens. */
export const refreshing = ({
  clientId,
  refreshToken,
}: Pick<Connected, 'clientId' | 'refreshToken'>): Asking =>
  form(clientId, { grant_type: 'refresh_token', refresh_token: refreshToken });

/** The token request with which its assistant redeems the code. */
export const redeeming = ({ clientId, code, verifier }: Connected): Asking =>
  form(clientId, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT });

/** Repeated calls of a tool. A tool that is no longer available is refused with status 200. */
export function toolShot(token: string, tool: string, refusedWith: Shot['refusedWith']): Shot {
  const { headers, body } = message('tools/call', { name: tool, arguments: {} });
  return {
    name: `assistant ${tool}`,
    path: '/mcp',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body,
    refusedWith,
    read: (status, text) => (text.includes(`Tool ${tool} not found`) ? 'not there' : status),
  };
}

/** Repeated use of one refresh token. It works each time during the grace period. */
export const refreshShot = (one: Connected, refusedWith: string): Shot => ({
  name: 'refresh',
  path: '/oauth/token',
  headers: {},
  form: refreshing(one).form,
  refusedWith,
  read: (status, text) => (status === 200 ? 200 : String(JSON.parse(text).error)),
});
