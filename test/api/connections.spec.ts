import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { callTool, letIn } from '../kit/assistant';
import { browser, wordsOf } from '../kit/browse';
import { Assistant } from '../kit/oauth-client';

const CLAUDE = 'https://claude.ai/oauth/mcp-oauth-client-metadata';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

it('an access token acts as the member with the approved permissions', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const claude = await t.given.connection(workspace.id, ann.id, ['employees:read', 'time_off:edit']);
  const me = await claude.get('/me');
  expect(me.status).toBe(200);
  expect(me.body.permissions.map(({ permission }: { permission: string }) => permission)).toEqual([
    'employees:read',
    'time_off:read',
    'time_off:edit',
  ]);
  expect((await claude.get('/members')).status).toBe(200);
});

it('a token is valid only for the resource it was issued for', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const forMcp = await t.given.connection(workspace.id, ann.id, ['employees:read'], { resource: 'mcp' });
  const refused = await forMcp.get('/me');
  expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
});

it('an access token expires after one hour', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const claude = await t.given.connection(workspace.id, ann.id);
  t.clock.advance(3_590);
  expect((await claude.get('/me')).status).toBe(200);
  t.clock.advance(20);
  expect((await claude.get('/me')).status).toBe(401);
});

it('a demotion narrows a connection at once; a removal revokes it for good', async () => {
  const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
  const claude = await t.given.connection(workspace.id, ann.id);
  const invite = () => claude.post('/invitations', { emails: ['new@example.com'], role: 'employee' });
  await owner.put(`/members/${ann.id}/role`, { role: 'employee' });
  expect((await invite()).status).toBe(403);
  const receipt = await owner.post(`/members/${ann.id}/removal`);
  expect(receipt.body.stopped.connections).toEqual([
    expect.objectContaining({ id: claude.id, name: 'Claude', hint: 'claude.ai' }),
  ]);
  expect((await claude.get('/me')).status).toBe(401);
  await owner.post(`/members/${ann.id}/restoration`);
  expect((await claude.get('/me')).status).toBe(401);
});

it('discovery documents use the configured origin, not the Host header', async () => {
  const server = await t.asNobody().send('GET', '//.well-known/oauth-authorization-server', undefined, {
    host: 'evil.example',
  });
  expect(server.body).toMatchObject({
    issuer: ORIGIN,
    authorization_endpoint: `${ORIGIN}/oauth/authorize`,
    token_endpoint: `${ORIGIN}/oauth/token`,
    registration_endpoint: `${ORIGIN}/oauth/register`,
    revocation_endpoint: `${ORIGIN}/oauth/revoke`,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    authorization_response_iss_parameter_supported: true,
    client_id_metadata_document_supported: true,
    response_types_supported: ['code'],
  });
  expect(server.body.scopes_supported).toContain('time_tracking:edit');
  for (const [path, resource] of [
    ['', '/mcp'],
    ['/mcp', '/mcp'],
    ['/api/v1', '/api/v1'],
  ]) {
    const { body } = await t.asNobody().get(`//.well-known/oauth-protected-resource${path}`);
    expect(body).toMatchObject({ resource: ORIGIN + resource, authorization_servers: [ORIGIN] });
    expect(body.scopes_supported).not.toContain('offline_access');
  }
});

it('a member lists and revokes their own connections, an admin all', async () => {
  const { workspace, admin, ann, bob } = await t.given.workspace({
    admin: 'admin',
    ann: 'employee',
    bob: 'employee',
  });
  const anns = await t.given.connection(workspace.id, ann.id, ['time_off:edit']);
  const bobs = await t.given.connection(workspace.id, bob.id);
  const ids = async (caller: typeof ann) =>
    (await caller.get('/connections')).body.data.map(({ id }: { id: string }) => id);
  expect(await ids(ann)).toEqual([anns.id]);
  expect((await ids(admin)).sort()).toEqual([anns.id, bobs.id].sort());
  const refused = await ann.delete(`/connections/${bobs.id}`);
  expect([refused.status, refused.body.code]).toEqual([404, 'connection-not-found']);
  expect((await ann.delete(`/connections/${anns.id}`)).status).toBe(204);
  expect((await anns.get('/me')).status).toBe(401);
  expect((await admin.delete(`/connections/${bobs.id}`)).status).toBe(204);
  expect((await bobs.get('/me')).status).toBe(401);
  expect(
    await t.sql('select id_hash from oauth_record where grant_id = any($1)', [[anns.grantId, bobs.grantId]]),
  ).toEqual([]);
});

it('of 10 concurrent requests to revoke a connection one succeeds', async () => {
  const { workspace, owner } = await t.given.workspace();
  const { id } = await t.given.connection(workspace.id, owner.id);
  const revoked = await Promise.all(Array.from({ length: 10 }, () => owner.delete(`/connections/${id}`)));
  expect(revoked.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)]);
});

it('the policy applies to every call: off, viewing only, allowed hosts', async () => {
  const { workspace, owner } = await t.given.workspace();
  const claude = await t.given.connection(workspace.id, owner.id);
  const rule = (changes: object) =>
    owner.put('/connection-policy', {
      allowsConnections: true,
      viewingOnly: false,
      allowedHosts: null,
      ...changes,
    });
  const look = async () => {
    const { status, body } = await claude.get('/members');
    return status === 200 ? 200 : [status, body.code, body.keptOutBy];
  };
  const change = async () =>
    (await claude.post('/invitations', { emails: ['x@example.com'], role: 'employee' })).status;

  expect([await look(), await change()]).toEqual([200, 200]);
  await rule({ viewingOnly: true });
  expect([await look(), await change()]).toEqual([200, 403]);
  await rule({ allowedHosts: ['chatgpt.com'] });
  expect(await look()).toEqual([403, 'connection-not-allowed', 'host']);
  await rule({ allowedHosts: ['claude.ai'] });
  expect(await look()).toBe(200);
  await rule({ allowsConnections: false });
  expect(await look()).toEqual([403, 'connection-not-allowed', 'off']);
  const { body, headers } = await rule({});
  expect([headers.etag, body.version]).toEqual([`"${body.version}"`, 6]);
  expect(await look()).toBe(200);
  const stale = await owner.send(
    'PUT',
    '/connection-policy',
    { allowsConnections: false, viewingOnly: false, allowedHosts: null },
    { 'if-match': '"1"' },
  );
  expect(stale.status).toBe(412);
});

it('a policy change applies from the next tool call and refresh', async () => {
  const { workspace, ann, bob } = await t.given.workspace({ ann: 'admin', bob: 'admin' });
  const claude = await letIn(t, workspace.id, bob.id);
  const tab = browser(t, ann.token);
  const policy = `/w/${workspace.slug}/connections/policy`;
  const rule = async (fields: Record<string, string>) => {
    const version = /name="version" value="(\d+)"/.exec((await tab.get(policy)).text)?.[1] ?? '';
    const saved = await tab.send(policy, { allows: '', viewing: '', hosts: '', ...fields, version });
    expect(wordsOf(saved.text)).toContain('Saved.');
  };
  const outcomeOf = async (tool: string) => {
    const { status, body, text } = await callTool(claude, tool, {
      emails: ['new@example.com'],
      role: 'employee',
    });
    return body?.code ?? (text.includes('not found') ? 'not there' : status);
  };
  const refresh = async () => {
    const assistant = new Assistant(t, CLAUDE);
    const { status, body } = await assistant.refresh(claude.refreshToken);
    return body.error ?? status;
  };
  const seen = async () => [
    await outcomeOf('get_profile'),
    await outcomeOf('invite_members'),
    await refresh(),
  ];

  expect(await seen()).toEqual([200, 200, 200]);
  await rule({});
  expect(await seen()).toEqual(['connection-not-allowed', 'connection-not-allowed', 'access_denied']);
  await rule({ allows: 'yes', viewing: 'yes' });
  expect(await seen()).toEqual([200, 'not there', 200]);
  await rule({ allows: 'yes', hosts: 'chatgpt.com' });
  expect(await seen()).toEqual(['connection-not-allowed', 'connection-not-allowed', 'access_denied']);
  await rule({ allows: 'yes' });
  expect(await seen()).toEqual([200, 200, 200]);

  const { data } = (await ann.get('/audit-events?limit=100')).body;
  const rulings = data.filter(({ action }: { action: string }) => action === 'connection.policy_changed');
  expect(rulings.map(({ actor }: { actor: { memberId: string } }) => actor.memberId)).toEqual(
    Array(4).fill(ann.id),
  );
});

it('connecting, revoking and policy changes are in the audit log', async () => {
  const { workspace, owner } = await t.given.workspace();
  const assistant = await Assistant.registered(t);
  await assistant.connect(owner, workspace.id, { scope: 'time_off:edit reports:read' });
  const [made] = (await owner.get('/connections')).body.data;
  await owner.delete(`/connections/${made.id}`);
  await owner.put('/connection-policy', { allowsConnections: false, viewingOnly: false, allowedHosts: null });
  const { data } = (await owner.get('/audit-events')).body;
  expect(data.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Changed the connection policy',
    'Revoked Helper’s access',
    'Connected: edit Time off · view Reports',
  ]);
  expect(data[2].credential).toEqual({ kind: 'connection', id: made.id, name: 'Helper' });
});

it('the connections page lists and revokes connections and edits the policy', async () => {
  const { workspace, owner } = await t.given.workspace();
  const claude = await t.given.connection(workspace.id, owner.id, ['time_off:edit', 'reports:read']);
  const page = `/w/${workspace.slug}/connections`;
  const tab = browser(t, owner.token);
  const words = wordsOf((await tab.get(page)).text);
  for (const said of [
    'Claude View and edit',
    'claude.ai',
    'Never used',
    'Can edit: Time off · Can view: Reports',
  ])
    expect(words).toContain(said);
  const after = await tab.send(`${page}/${claude.id}/revoke`);
  expect(wordsOf(after.text)).toContain(`Claude can no longer use ${workspace.name}.`);
  expect(wordsOf(after.text)).toContain('Nothing connected');
  expect((await claude.get('/me')).status).toBe(401);
  const faulty = await tab.post(`${page}/policy`, {
    allows: 'yes',
    hosts: 'https://claude.ai/x',
    version: '1',
  });
  expect([faulty.status, wordsOf(faulty.text)]).toEqual([
    422,
    expect.stringContaining('Enter a host such as claude.ai'),
  ]);
  const saved = await tab.send(`${page}/policy`, {
    allows: 'yes',
    hosts: 'claude.ai chatgpt.com',
    version: '1',
  });
  expect(wordsOf(saved.text)).toContain('Saved. The policy applies from each assistant’s next call.');
  expect(saved.text).toContain('value="chatgpt.com, claude.ai"');
});

it('expired records and unused clients are deleted', async () => {
  const { workspace, owner } = await t.given.workspace();
  const idle = await Assistant.registered(t);
  const used = await Assistant.registered(t);
  await used.connect(owner, workspace.id);
  t.clock.advance(8 * 86_400);
  await t.app.get(ScheduledTasks).runAll();
  const kept = await t.sql<{ client_id: string }>("select client_id from oauth_record where kind = 'Client'");
  expect(kept.map(({ client_id }) => client_id)).toContain(used.clientId);
  expect(kept.map(({ client_id }) => client_id)).not.toContain(idle.clientId);
  expect(await t.sql("select 1 from oauth_record where kind = 'AuthorizationCode'")).toEqual([]);
});
