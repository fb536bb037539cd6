import { startApp, type TestApp } from '../kit/app';
import { Assistant, CALLBACK, Tab } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());

describe('an authorization request', () => {
  it('is for the named scopes, or for all of them', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    for (const [asked, many] of [
      [undefined, 14],
      ['offline_access', 14],
      ['openid email time_off:edit', 2],
    ] as const) {
      const identity = { nonce: 'n', max_age: '60', claims: '{"userinfo":{"email":null}}' };
      const { scope } = await assistant.connect(owner, workspace.id, { scope: asked, ...identity });
      expect(scope.split(' ').filter((one) => one !== 'offline_access')).toHaveLength(many);
    }
  });
});

describe('a registration', () => {
  it('gets no client secret, whatever it requests', async () => {
    const { status, body } = await Assistant.register(t, {
      token_endpoint_auth_method: 'client_secret_basic',
    });
    expect([status, body.token_endpoint_auth_method, body.client_secret]).toEqual([201, 'none', undefined]);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'http://assistant.example/callback',
    'not an address',
    'view-source:https://assistant.example/',
    'filesystem:https://assistant.example/x',
    'mailto:boss@harbor.example',
    'intent:x',
    'search-ms:query=x',
    ' MS-msdt:x',
    'ms-\tword:ofe|u|https://evil.example/x',
    'chrome-extension://abc/x',
    'ws://assistant.example/',
  ])('with redirect URI %j is refused', async (redirect) => {
    for (const redirects of [[redirect], [CALLBACK, redirect]]) {
      const { status, body } = await Assistant.register(t, { redirect_uris: redirects });
      expect(status).toBe(400);
      expect(['invalid_redirect_uri', 'invalid_client_metadata']).toContain(body.error);
    }
  });

  it.each(['cursor://anysphere.cursor-mcp/oauth/callback', 'com.example.helper:/callback', 'msteams:/x'])(
    'with a private-use scheme (%s) is accepted',
    async (redirect) => {
      expect((await Assistant.register(t, { redirect_uris: [redirect] })).status).toBe(201);
    },
  );

  it('with a loopback redirect URI accepts any port', async () => {
    const { workspace, owner } = await t.given.workspace();
    const { body } = await Assistant.register(t, { redirect_uris: ['http://127.0.0.1:1234/callback'] });
    const assistant = new Assistant(t, body.client_id, 'http://127.0.0.1:5678/callback');
    const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
    expect(back.host).toBe('127.0.0.1:5678');
  });

  it('is not needed for Claude’s documents, which are not fetched', async () => {
    const { workspace, owner } = await t.given.workspace();
    const claude = new Assistant(
      t,
      'https://claude.ai/oauth/mcp-oauth-client-metadata',
      'https://claude.ai/api/mcp/auth_callback',
    );
    const tokens = await claude.connect(owner, workspace.id);
    expect((await t.as(tokens.access_token).get('/me')).status).toBe(200);
  });
});
