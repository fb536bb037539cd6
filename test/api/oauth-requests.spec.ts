import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { Assistant, CALLBACK, Tab } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());

describe('a request', () => {
  it.each([
    ['a path further', `${CALLBACK}/more`],
    ['a slash more', `${CALLBACK}/`],
    ['a query more', `${CALLBACK}?x=1`],
    ['another host', 'https://assistant.example.evil.example/callback'],
    ['a name before the host', 'https://assistant.example@evil.example/callback'],
    ['http', 'http://assistant.example/callback'],
    ['another port', 'https://assistant.example:8443/callback'],
    ['upper case', 'https://assistant.example/CALLBACK'],
    ['a way around', 'https://assistant.example/x/../callback'],
    ['a script', 'javascript:alert(1)'],
  ])('for an address that was not registered (%s) leads nowhere', async (_, redirect) => {
    const assistant = await Assistant.registered(t);
    const reply = await new Tab(t).get(assistant.address({ redirect_uri: redirect }));
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
  });

  it.each([
    ['with the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
    [
      'without a challenge',
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    ['for a token', { response_type: 'token' }, 'unsupported_response_type'],
    ['for another server’s resource', { resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
    ['that must not ask', { prompt: 'none' }, 'login_required'],
  ])('%s is refused, by the issuer’s name', async (_, changes, error) => {
    const assistant = await Assistant.registered(t);
    const reply = await new Tab(t).get(assistant.address(changes));
    const back = new URL(String(reply.headers.location));
    expect(back.origin + back.pathname).toBe(CALLBACK);
    // A client that asks for a token is answered where it would look for one: behind the hash.
    const told = new URLSearchParams(back.search || back.hash.slice(1));
    expect([told.get('error'), told.get('iss')]).toEqual([error, ORIGIN]);
  });

  it('names its scopes or means all of them', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    const { scope } = await assistant.connect(owner, workspace.id, { scope: undefined });
    expect(scope.split(' ')).toHaveLength(14);
  });
});

describe('a registration', () => {
  it('gets no shared secret, whatever it asks for', async () => {
    const { status, body } = await Assistant.register(t, {
      token_endpoint_auth_method: 'client_secret_basic',
    });
    expect([status, body.token_endpoint_auth_method, body.client_secret]).toEqual([201, 'none', undefined]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'http://assistant.example/callback', 'not an address'])(
    'for %s is refused',
    async (redirect) => {
      const { status, body } = await Assistant.register(t, { redirect_uris: [redirect] });
      expect(status).toBe(400);
      expect(['invalid_redirect_uri', 'invalid_client_metadata']).toContain(body.error);
    },
  );

  it('of a program on a person’s own computer may come back from any port', async () => {
    const { workspace, owner } = await t.given.workspace();
    const { body } = await Assistant.register(t, { redirect_uris: ['http://127.0.0.1:1234/callback'] });
    const assistant = new Assistant(t, body.client_id, 'http://127.0.0.1:5678/callback');
    const back = await assistant.ask(Tab.of(t, owner), { account: workspace.id });
    expect(back.host).toBe('127.0.0.1:5678');
  });

  it('by Claude’s own documents needs no registration and no fetch', async () => {
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
