import { Throttle } from '../../src/kernel/throttle/throttle';
import { OAuthKeys } from '../../src/modules/connections/keys/oauth-keys';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { Assistant, CALLBACK, Tab, type Tokens } from '../kit/oauth-client';
import { searchDatabase } from '../kit/secrets/dump';
import { SecretSearch } from '../kit/secrets/secret-search';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

/** An assistant that was let in and has not redeemed its code yet. */
async function coded(changes: Record<string, string | undefined> = {}) {
  const { workspace, owner } = await t.given.workspace();
  const assistant = await Assistant.registered(t);
  const back = await assistant.ask(Tab.of(t, owner), { account: workspace.id }, changes);
  return { workspace, owner, assistant, code: back.searchParams.get('code') ?? '' };
}

async function connected() {
  const { code, ...rest } = await coded();
  const tokens: Tokens = (await rest.assistant.redeem(code)).body;
  return {
    ...rest,
    code,
    tokens,
    alive: async (token = tokens.access_token) => (await t.as(token).get('/me')).status,
  };
}

const together = <T>(n: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, work));

describe('a code', () => {
  it('makes one set of tokens for 20 who redeem it at once, and their retries end nothing', async () => {
    const { assistant, code } = await coded();
    const replies = await together(20, () => assistant.redeem(code));
    const won = replies.filter(({ status }) => status === 200);
    const lost = replies.filter(({ status }) => status !== 200);
    expect(won).toHaveLength(1);
    expect(lost.map(({ status, body }) => [status, body.error])).toEqual(
      Array(19).fill([400, 'invalid_grant']),
    );
    expect((await t.as(won[0]?.body.access_token).get('/me')).status).toBe(200);
  });

  it('that comes back after ten seconds ends its connection, and no other', async () => {
    const { assistant, code, owner, workspace, alive } = await connected();
    const other: Tokens = await assistant.connect(owner, workspace.id);
    t.clock.advance(11);
    expect((await assistant.redeem(code)).body.error).toBe('invalid_grant');
    expect(await alive()).toBe(401);
    expect(await alive(other.access_token)).toBe(200);
  });

  it('that comes back long after it expired still ends its connection', async () => {
    const { assistant, code, tokens, alive } = await connected();
    t.clock.advance(3_000);
    expect(await alive()).toBe(200);
    await assistant.redeem(code);
    expect(await alive()).toBe(401);
    expect((await assistant.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  it.each([
    ['without a verifier', { code_verifier: '' }],
    ['with another verifier', { code_verifier: 'x'.repeat(43) }],
    ['for another address', { redirect_uri: `${CALLBACK}/` }],
    ['for another client', { client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata' }],
    ['for another resource', { resource: 'https://elsewhere.example/mcp' }],
    ['for the other resource', { resource: `${ORIGIN}/mcp` }],
  ])('%s is worth nothing', async (_, changes) => {
    const { assistant, code } = await coded();
    const { status, body } = await assistant.redeem(code, changes);
    expect(status).toBe(400);
    expect(body.access_token).toBeUndefined();
    expect(['invalid_grant', 'invalid_request', 'invalid_target']).toContain(body.error);
  });

  it('of a member who was removed, and of one who came back, is worth nothing', async () => {
    const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
    const assistant = await Assistant.registered(t);
    const codes = [];
    for (let n = 0; n < 2; n += 1) {
      const back = await assistant.ask(Tab.of(t, ann), { account: workspace.id });
      codes.push(back.searchParams.get('code') ?? '');
    }
    await owner.post(`/members/${ann.id}/removal`);
    expect((await assistant.redeem(codes[0] ?? '')).body.error).toBe('invalid_grant');
    await owner.post(`/members/${ann.id}/restoration`);
    expect((await assistant.redeem(codes[1] ?? '')).body.error).toBe('invalid_grant');
  });
});

describe('a refresh token', () => {
  it('is worth nothing while the policy keeps its assistant out, and serves again when it no longer does', async () => {
    const { assistant, tokens, owner } = await connected();
    const rule = (changes: object) =>
      owner.put('/connection-policy', {
        allowsConnections: true,
        viewingOnly: false,
        allowedHosts: null,
        ...changes,
      });
    for (const closed of [{ allowsConnections: false }, { allowedHosts: ['chatgpt.com'] }]) {
      await rule(closed);
      // Not `invalid_grant`: an assistant that hears it throws its tokens away.
      const { status, body } = await assistant.refresh(tokens.refresh_token);
      expect([status, body.error]).toEqual([400, 'access_denied']);
    }
    await rule({});
    expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('can be given back while the policy keeps its assistant out, and is dead when it no longer does', async () => {
    const { assistant, tokens, owner, alive } = await connected();
    const open = { allowsConnections: true, viewingOnly: false, allowedHosts: null };
    await owner.put('/connection-policy', { ...open, allowsConnections: false });
    expect((await assistant.revoke(tokens.refresh_token)).status).toBe(200);
    await owner.put('/connection-policy', open);
    expect(await alive()).toBe(401);
    expect((await assistant.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('used 20 times at once makes 20 pairs of one connection', async () => {
    const { assistant, tokens, alive, workspace } = await connected();
    const replies = await together(20, () => assistant.refresh(tokens.refresh_token));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const { body } of replies) expect(await alive(body.access_token)).toBe(200);
    const rows = await t.sql('select id from connection where workspace_id = $1', [workspace.id]);
    expect(rows).toHaveLength(1);
    expect(new Set(replies.map(({ body }) => body.refresh_token)).size).toBe(20);
  });

  it('works again for two minutes, and gives no more than before', async () => {
    const { assistant, tokens } = await connected();
    await assistant.refresh(tokens.refresh_token);
    t.clock.advance(115);
    const again = await assistant.refresh(tokens.refresh_token);
    expect([again.status, again.body.scope]).toEqual([200, tokens.scope]);
  });

  it('that comes back after two minutes ends its connection, and no other, also for 20 at once', async () => {
    const { assistant, tokens, owner, workspace, alive } = await connected();
    const other: Tokens = await assistant.connect(owner, workspace.id);
    const next = (await assistant.refresh(tokens.refresh_token)).body;
    t.clock.advance(125);
    const replies = await together(20, () => assistant.refresh(tokens.refresh_token));
    expect(replies.map(({ status, body }) => [status, body.error])).toEqual(
      Array(20).fill([400, 'invalid_grant']),
    );
    expect(await alive(next.access_token)).toBe(401);
    expect((await assistant.refresh(next.refresh_token)).body.error).toBe('invalid_grant');
    expect(await alive(other.access_token)).toBe(200);
  });

  it.each<[string, (at: Awaited<ReturnType<typeof connected>>) => Promise<unknown>]>([
    [
      'the assistant gave its access token back',
      ({ assistant, tokens }) => assistant.revoke(tokens.access_token),
    ],
    ['the assistant gave it back', ({ assistant, tokens }) => assistant.revoke(tokens.refresh_token)],
    [
      'the person disconnected it',
      async ({ owner }) => {
        const { data } = (await owner.get('/connections')).body;
        return owner.delete(`/connections/${data[0].id}`);
      },
    ],
  ])('is dead once %s', async (_, end) => {
    const at = await connected();
    await end(at);
    expect(await at.alive()).toBe(401);
    const refused = await at.assistant.refresh(at.tokens.refresh_token);
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant']);
    expect((await at.assistant.introspect(at.tokens.access_token)).body).toEqual({ active: false });
  });

  it('of another client is worth nothing', async () => {
    const { tokens, alive } = await connected();
    const thief = await Assistant.registered(t);
    expect((await thief.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await thief.introspect(tokens.access_token)).body).toEqual({ active: false });
    await thief.revoke(tokens.access_token);
    expect(await alive()).toBe(200);
  });

  it('of a removed member is refused', async () => {
    const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
    const assistant = await Assistant.registered(t);
    const tokens = await assistant.connect(ann, workspace.id);
    await owner.post(`/members/${ann.id}/removal`);
    expect((await assistant.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  });
});

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

it('a token in the address is no credential', async () => {
  const { tokens } = await connected();
  const reply = await t.asNobody().get(`/me?access_token=${tokens.access_token}`);
  expect([reply.status, reply.body.code]).toEqual([400, 'credential-ambiguous']);
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

it('an assistant works on while its keys are rotated', async () => {
  const { assistant, tokens } = await connected();
  await t.app.get(OAuthKeys).rotate();
  expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
  const rows = await t.sql<{ purpose: string }>('select purpose from oauth_key');
  expect(rows).toHaveLength(4);
});

it('the database holds no code, token or key in clear; a secret that was planted is found', async () => {
  const { assistant, code, tokens } = await connected();
  const next: Tokens = (await assistant.refresh(tokens.refresh_token)).body;
  const keys = await t.app.get(OAuthKeys).current();
  const search = new SecretSearch();
  search.add('code', code);
  for (const { access_token, refresh_token } of [tokens, next]) {
    search.add('access token', access_token);
    search.add('refresh token', refresh_token);
  }
  for (const key of keys.cookies) search.add('cookie key', key);
  for (const { d = '' } of keys.signing) search.add('private key', d);
  const found = async () => (await searchDatabase(t.databaseUrl, search)).hits;
  expect(await found()).toEqual([]);
  await t.app.get(Throttle).add(`planted:${tokens.access_token}`, 60, t.clock.now());
  expect(await found()).toEqual([
    { kind: 'access token', secret: tokens.access_token, form: 'clear', table: 'public.throttle' },
  ]);
  // The search at the end of the run would find it too.
  await t.sql("delete from throttle where bucket like 'planted:%'");
});
