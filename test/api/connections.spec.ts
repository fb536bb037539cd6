import { ORIGIN, startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

it('an assistant’s token acts as the member, with what they approved', async () => {
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

it('a token counts only at the resource it was issued for', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const forMcp = await t.given.connection(workspace.id, ann.id, ['employees:read'], { resource: 'mcp' });
  const refused = await forMcp.get('/me');
  expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated']);
});

it('a token ends with its hour', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const claude = await t.given.connection(workspace.id, ann.id);
  t.clock.advance(3_590);
  expect((await claude.get('/me')).status).toBe(200);
  t.clock.advance(20);
  expect((await claude.get('/me')).status).toBe(401);
});

it('a lowered role narrows a connection on the next request, and a removal ends it for good', async () => {
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

it('the documents tell a client where to go, whatever host it asked', async () => {
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
