import { Throttle } from '../../src/kernel/throttle/throttle';
import { OAuthKeys } from '../../src/modules/connections/oauth-records/oauth-keys';
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

/** An assistant with an authorization code that is not redeemed yet. */
async function coded(changes: Record<string, string | undefined> = {}) {
  const { workspace, owner } = await t.given.workspace();
  const assistant = await Assistant.registered(t);
  const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id }, changes);
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

/** Other connections of the same user and of the same assistant, which must stay active. */
async function bystanders({
  assistant,
  owner,
  workspace,
}: Pick<Awaited<ReturnType<typeof coded>>, 'assistant' | 'owner' | 'workspace'>) {
  const ann = await t.given.newMember(workspace.id, 'admin', 'Ann');
  const own = await (await Assistant.registered(t)).connect(owner, workspace.id);
  const elsewhere = await assistant.connect(owner, workspace.id, { resource: `${ORIGIN}/mcp` });
  const others = await assistant.connect(ann, workspace.id);
  return async () => {
    const refreshed = await assistant.refresh(elsewhere.refresh_token);
    const seen = [own, others].map((tokens) => t.as(tokens.access_token).get('/me'));
    return [refreshed.status, ...(await Promise.all(seen)).map(({ status }) => status)];
  };
}
const ALL_ALIVE = [200, 200, 200];

const together = <T>(n: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, work));

describe('an authorization code', () => {
  it('redeemed 20 times at once yields one set of tokens and revokes nothing', async () => {
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

  it('reused after ten seconds revokes its connection and no other', async () => {
    const { code, alive, ...at } = await connected();
    const others = await bystanders(at);
    t.clock.advance(11);
    expect((await at.assistant.redeem(code)).body.error).toBe('invalid_grant');
    expect(await alive()).toBe(401);
    expect(await others()).toEqual(ALL_ALIVE);
  });

  it('reused long after its expiry still revokes its connection', async () => {
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
    ['for another redirect URI', { redirect_uri: `${CALLBACK}/` }],
    ['for another client', { client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata' }],
    ['for another resource', { resource: 'https://elsewhere.example/mcp' }],
    ['for the MCP resource', { resource: `${ORIGIN}/mcp` }],
  ])('%s is refused', async (_, changes) => {
    const { assistant, code } = await coded();
    const { status, body } = await assistant.redeem(code, changes);
    expect(status).toBe(400);
    expect(body.access_token).toBeUndefined();
    expect(['invalid_grant', 'invalid_request', 'invalid_target']).toContain(body.error);
  });

  it('of a removed member is refused, also after restoration', async () => {
    const { workspace, owner, ann } = await t.given.workspace({ ann: 'admin' });
    const assistant = await Assistant.registered(t);
    const codes = [];
    for (let n = 0; n < 2; n += 1) {
      const back = await assistant.ask(Tab.forSession(t, ann), { account: workspace.id });
      codes.push(back.searchParams.get('code') ?? '');
    }
    await owner.post(`/members/${ann.id}/removal`);
    expect((await assistant.redeem(codes[0] ?? '')).body.error).toBe('invalid_grant');
    await owner.post(`/members/${ann.id}/restoration`);
    expect((await assistant.redeem(codes[1] ?? '')).body.error).toBe('invalid_grant');
  });
});

describe('a refresh token', () => {
  it('gets access_denied while the policy blocks it, and works again afterwards', async () => {
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
      // Not `invalid_grant`: an assistant discards its tokens when it gets that.
      const { status, body } = await assistant.refresh(tokens.refresh_token);
      expect([status, body.error]).toEqual([400, 'access_denied']);
    }
    await rule({});
    expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('can be revoked while the policy blocks its assistant', async () => {
    const { assistant, tokens, owner, alive } = await connected();
    const open = { allowsConnections: true, viewingOnly: false, allowedHosts: null };
    await owner.put('/connection-policy', { ...open, allowsConnections: false });
    expect((await assistant.revoke(tokens.refresh_token)).status).toBe(200);
    await owner.put('/connection-policy', open);
    expect(await alive()).toBe(401);
    expect((await assistant.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('used 20 times at once yields 20 access tokens and one successor', async () => {
    const { assistant, tokens, alive, workspace } = await connected();
    const replies = await together(20, () => assistant.refresh(tokens.refresh_token));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const { body } of replies) expect(await alive(body.access_token)).toBe(200);
    const rows = await t.sql('select id from connection where workspace_id = $1', [workspace.id]);
    expect(rows).toHaveLength(1);
    expect(new Set(replies.map(({ body }) => body.access_token)).size).toBe(20);
    expect(new Set(replies.map(({ body }) => body.refresh_token)).size).toBe(1);
  });

  it('can be reused for two minutes with the same scope', async () => {
    const { assistant, tokens } = await connected();
    await assistant.refresh(tokens.refresh_token);
    t.clock.advance(115);
    const again = await assistant.refresh(tokens.refresh_token);
    expect([again.status, again.body.scope]).toEqual([200, tokens.scope]);
  });

  it('reused after two minutes revokes its connection and no other', async () => {
    const { tokens, alive, ...at } = await connected();
    const { assistant } = at;
    const others = await bystanders(at);
    const next = (await assistant.refresh(tokens.refresh_token)).body;
    t.clock.advance(125);
    const replies = await together(20, () => assistant.refresh(tokens.refresh_token));
    expect(replies.map(({ status, body }) => [status, body.error])).toEqual(
      Array(20).fill([400, 'invalid_grant']),
    );
    expect(await alive(next.access_token)).toBe(401);
    expect((await assistant.refresh(next.refresh_token)).body.error).toBe('invalid_grant');
    expect(await others()).toEqual(ALL_ALIVE);
  });

  it.each<[string, (at: Awaited<ReturnType<typeof connected>>) => Promise<unknown>]>([
    ['its access token was revoked', ({ assistant, tokens }) => assistant.revoke(tokens.access_token)],
    ['it was revoked', ({ assistant, tokens }) => assistant.revoke(tokens.refresh_token)],
    [
      'the member revoked the connection',
      async ({ owner }) => {
        const { data } = (await owner.get('/connections')).body;
        return owner.delete(`/connections/${data[0].id}`);
      },
    ],
  ])('is invalid once %s', async (_, end) => {
    const at = await connected();
    await end(at);
    expect(await at.alive()).toBe(401);
    const refused = await at.assistant.refresh(at.tokens.refresh_token);
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant']);
    expect((await at.assistant.introspect(at.tokens.access_token)).body).toEqual({ active: false });
  });

  it('of another client is refused', async () => {
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

it('refresh works across a key rotation', async () => {
  const { assistant, tokens } = await connected();
  await t.app.get(OAuthKeys).rotate();
  expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
  const rows = await t.sql<{ purpose: string }>('select purpose from oauth_key');
  expect(rows).toHaveLength(4);
});

it('no code, token or key is stored in clear text; a planted one is found', async () => {
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
  // The search at the end of the test run would find it too.
  await t.sql("delete from throttle where bucket like 'planted:%'");
});
