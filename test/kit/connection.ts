import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Permission } from '../../src/access/permissions';
import { Atomic } from '../../src/kernel/database/atomic';
import { Sql } from '../../src/kernel/database/sql';
import type { Resource } from '../../src/kernel/http/surface';
import { AuthorizationServer, CONNECTIONS_OPTIONS, ConnectionFactory } from '../../src/modules/connections';
import { type Caller, caller } from './as';

const CLIENT = {
  client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
  client_name: 'Claude',
  host: 'claude.ai',
};

/** Options of a connection besides its permissions. */
export interface Granted {
  /** The resource that its token is for. Default: the API. */
  readonly resource?: Resource;
  readonly name?: string;
}

export interface GivenConnection extends Caller {
  readonly id: string;
  readonly grantId: string;
  /** Its access token. */
  readonly token: string;
  readonly refreshToken: string;
}

interface Wanted {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly permissions: readonly Permission[];
  readonly granted: Granted;
}

/** Creates a connection with the code of the consent and the token endpoint, without a browser. */
export async function giveConnection(
  app: NestFastifyApplication,
  { workspaceId, memberId, permissions, granted }: Wanted,
): Promise<GivenConnection> {
  const { resource = 'api/v1', name = CLIENT.client_name } = granted;
  const { origin } = app.get<{ origin: string }>(CONNECTIONS_OPTIONS);
  const [membership] = await app
    .get(Sql)
    .rows<{ epoch: number }>('select epoch from member where workspace_id = $1 and id = $2', [
      workspaceId,
      memberId,
    ]);
  const indicator = `${origin}/${resource}`;
  const { client_id: clientId, host: clientHost } = CLIENT;
  const approval = {
    clientId,
    clientName: name,
    clientHost,
    resource,
    indicator,
    permissions,
    offline: false,
  };
  const created = await app
    .get(Atomic)
    .run(() =>
      app.get(ConnectionFactory).make({ workspaceId, memberId, epoch: membership?.epoch ?? 0 }, approval),
    );
  const tokens = await tokensOf(app, {
    memberId,
    indicator,
    grantId: created.grantId,
    scope: permissions.join(' '),
  });
  return { ...caller(app, tokens.token), ...created, ...tokens };
}

async function tokensOf(
  app: NestFastifyApplication,
  about: { memberId: string; indicator: string; grantId: string; scope: string },
): Promise<{ token: string; refreshToken: string }> {
  const provider = await app.get(AuthorizationServer).provider();
  const client = await provider.Client.find(CLIENT.client_id);
  if (!client) throw new Error('the test client is not registered');
  const common = {
    accountId: about.memberId,
    client,
    grantId: about.grantId,
    gty: 'authorization_code',
    expiresWithSession: false,
    scope: about.scope,
  };
  const access = new provider.AccessToken({ ...common, aud: about.indicator } as never);
  const refresh = new provider.RefreshToken({ ...common, resource: about.indicator } as never);
  return { token: await access.save(), refreshToken: await refresh.save() };
}
