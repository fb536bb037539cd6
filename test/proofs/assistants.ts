import { PERMISSIONS, type Permission } from '../../src/access/permissions';
import { newId } from '../../src/kernel/id/id';
import { digestOf, randomSecret } from '../../src/kernel/secret/secret';
import { sql } from '../kit/database';
import { message } from '../kit/message';
import { minted } from '../kit/secrets/minted';
import type { Shot } from './cut-off';
import type { Seat } from './people';

const CLIENT = 'https://claude.ai/oauth/mcp-oauth-client-metadata';

/** Writes a connection and its access token as the authorization server does. @returns the token */
export async function connect(
  databaseUrl: string,
  { workspace, memberId }: Seat,
  {
    origin,
    resource,
    permissions = PERMISSIONS,
  }: { origin: string; resource: 'mcp' | 'api/v1'; permissions?: readonly Permission[] },
): Promise<string> {
  const token = randomSecret(256);
  minted('AccessToken', token);
  const grantId = randomSecret(128);
  await sql(
    databaseUrl,
    `insert into connection (workspace_id, id, member_id, epoch, grant_id, client_id, client_name, client_host, resource,
       permissions, created_at)
     select m.workspace_id, $3, m.id, m.epoch, $4, $5, 'Claude', 'claude.ai', $6, $7, now()
     from member m where m.workspace_id = $1 and m.id = $2`,
    [workspace, memberId, newId('con'), grantId, CLIENT, resource, permissions],
  );
  await sql(
    databaseUrl,
    `insert into oauth_record (kind, id_hash, payload, grant_id, client_id, audience, created_at, expires_at)
     values ('AccessToken', $1, '{}', $2, $3, $4, now(), now() + interval '1 hour')`,
    [digestOf(token), grantId, CLIENT, `${origin}/${resource}`],
  );
  return token;
}

/** A call of a tool, again and again. A tool that is not there any more is a refusal with status 200. */
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
