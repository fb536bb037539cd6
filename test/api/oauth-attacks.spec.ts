import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { letIn, sendMessage } from '../kit/assistant';
import { wordsOf } from '../kit/browse';
import { message } from '../kit/message';
import { Assistant, CALLBACK, refreshOf, Tab } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());

const CLAUDE = [
  'https://claude.ai/oauth/mcp-oauth-client-metadata',
  'https://claude.ai/api/mcp/auth_callback',
] as const;

/** A user whom an assistant sent to the consent page. */
async function sent(metadata: object = {}, changes: Record<string, string> = {}) {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t, { ...metadata });
  const tab = Tab.forSession(t, ann);
  const start = await tab.get(assistant.address(changes));
  return { workspace, ann, assistant, tab, page: String(start.headers.location) };
}

const connectionsOf = ({ clientId }: Assistant) =>
  t.sql('select id from connection where client_id = $1', [clientId]);

describe('a redirect URI', () => {
  const HOST = 'assistant.example';

  it.each([
    ['a longer path', `${CALLBACK}/more`],
    ['a trailing slash', `${CALLBACK}/`],
    ['a double slash', `https://${HOST}//callback`],
    ['an extra query', `${CALLBACK}?x=1`],
    ['an empty query', `${CALLBACK}?`],
    ['a fragment', `${CALLBACK}#x`],
    ['an empty fragment', `${CALLBACK}#`],
    ['another host', `https://${HOST}.evil.example/callback`],
    ['a host with the same ending', `https://evil${HOST}/callback`],
    ['a subdomain', `https://www.${HOST}/callback`],
    ['a dot after the host', `https://${HOST}./callback`],
    ['the host as user info', `https://${HOST}@evil.example/callback`],
    ['user info', `https://evil@${HOST}/callback`],
    ['a backslash', `https://evil.example\\@${HOST}/callback`],
    ['a backslash for a slash', `https://${HOST}\\callback`],
    ['lookalike letters', 'https://аssistant.example/callback'],
    ['http', `http://${HOST}/callback`],
    ['the default port', `https://${HOST}:443/callback`],
    ['another port', `https://${HOST}:8443/callback`],
    ['a path in capitals', `https://${HOST}/CALLBACK`],
    ['a host in capitals', 'https://ASSISTANT.EXAMPLE/callback'],
    ['percent encoding', `https://${HOST}/%63allback`],
    ['dot segments', `https://${HOST}/x/../callback`],
    ['a leading space', ` ${CALLBACK}`],
    ['a trailing newline', `${CALLBACK}\n`],
    ['a NUL', `${CALLBACK}\u0000`],
    ['no scheme', `//${HOST}/callback`],
    ['a path only', '/callback'],
    ['an empty string', ''],
    ['a javascript: URI', 'javascript:alert(1)'],
    ['a data: URI', 'data:text/html,x'],
    ['this service', `${ORIGIN}/callback`],
  ])('that differs from the registered one (%s) is refused', async (_, redirect) => {
    const assistant = await Assistant.registered(t);
    const reply = await new Tab(t).get(assistant.address({ redirect_uri: redirect }));
    expect([reply.status, reply.headers.location, refreshOf(reply)]).toEqual([400, undefined, undefined]);
    expect(reply.text).not.toContain('href="https://');
  });

  it('that is duplicated or missing is refused', async () => {
    const assistant = await Assistant.registered(t);
    for (const address of [
      `${assistant.address()}&redirect_uri=https://evil.example/`,
      `${assistant.address({ redirect_uri: 'https://evil.example/' })}&redirect_uri=${CALLBACK}`,
      assistant.address({ redirect_uri: undefined }),
    ]) {
      const reply = await new Tab(t).get(address);
      expect([reply.status, reply.headers.location, refreshOf(reply)]).toEqual([400, undefined, undefined]);
    }
  });

  it('that another client registered is refused', async () => {
    await Assistant.registered(t, { redirect_uris: ['https://evil.example/callback'] });
    const assistant = await Assistant.registered(t);
    const reply = await new Tab(t).get(assistant.address({ redirect_uri: 'https://evil.example/callback' }));
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
  });
});

describe('an invalid authorization request', () => {
  const REFUSED: [string, Record<string, string | undefined>, string][] = [
    ['with the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with a challenge and no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['with a malformed challenge', { code_challenge: 'short' }, 'invalid_request'],
    [
      'without a challenge',
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    ['for a token', { response_type: 'token' }, 'unsupported_response_type'],
    ['for a code and a token', { response_type: 'code token' }, 'unsupported_response_type'],
    ['with response_mode form_post', { response_mode: 'form_post' }, 'unsupported_response_mode'],
    ['for a resource of another server', { resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
    ['for a resource with a similar name', { resource: `${ORIGIN}.evil.example/mcp` }, 'invalid_target'],
    ['with an unknown scope', { scope: 'api_keys:edit' }, 'invalid_scope'],
    ['with prompt none', { prompt: 'none' }, 'login_required'],
  ];

  it.each(REFUSED)('%s shows a page and returns the error with the issuer', async (_, changes, error) => {
    const claude = new Assistant(t, ...CLAUDE);
    const tab = new Tab(t);
    const shown = await tab.get(claude.address(changes));
    expect([shown.status, shown.headers.location]).toEqual([400, undefined]);
    expect(wordsOf(shown.text)).toContain('The request from Claude isn’t valid.');
    const left = await tab.get(refreshOf(shown) ?? '');
    const back = new URL(String(left.headers.location));
    expect(back.origin + back.pathname).toBe(claude.redirectUri);
    // A client that requests a token gets the response in the fragment.
    const params = new URLSearchParams(back.search || back.hash.slice(1));
    expect([params.get('error'), params.get('iss'), params.get('state'), params.get('code')]).toEqual([
      error,
      ORIGIN,
      claude.state,
      null,
    ]);
  });

  it('redirects to an unknown host only after a click', async () => {
    const outsider = await Assistant.registered(t);
    const tab = new Tab(t);
    const shown = await tab.get(outsider.address({ scope: 'nothing:here' }));
    expect([shown.status, shown.headers.location, refreshOf(shown)]).toEqual([400, undefined, undefined]);
    expect(wordsOf(shown.text)).toContain('The button below takes you to assistant.example .');
    const onward = (/href="(\/oauth\/authorize[^"]+)"/.exec(shown.text)?.[1] ?? '').replaceAll('&amp;', '&');
    for (const site of ['cross-site', 'same-site', 'none']) {
      const sentThere = await new Tab(t, { 'sec-fetch-site': site }).get(onward);
      expect([site, sentThere.status, sentThere.headers.location]).toEqual([site, 400, undefined]);
    }
    const clicked = await tab.get(onward);
    expect(String(clicked.headers.location)).toMatch(
      /^https:\/\/assistant\.example\/callback\?error=invalid_scope/,
    );
  });

  it('is accepted by GET only', async () => {
    const claude = new Assistant(t, ...CLAUDE);
    const { pathname, searchParams } = new URL(claude.address(), ORIGIN);
    const posted = await new Tab(t).post(pathname, Object.fromEntries(searchParams));
    expect([posted.status, posted.headers.allow, posted.headers.location]).toEqual([405, 'GET', undefined]);
  });

  it('is shown escaped', async () => {
    const outsider = await Assistant.registered(t, { client_name: '"><script>alert(1)</script>' });
    const { text } = await new Tab(t).get(outsider.address({ scope: '"><img src=x>', state: '"><script>' }));
    expect(text).not.toMatch(/<img|<script>/);
  });
});

it('a request for two resources is refused and creates nothing', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const second = new URLSearchParams({ resource: `${ORIGIN}/mcp` });
  const { status, headers, text } = await Tab.forSession(t, ann).get(`${assistant.address()}&${second}`);
  expect([status, headers.location, wordsOf(text)]).toEqual([
    400,
    undefined,
    expect.stringContaining('Nothing was connected'),
  ]);
});

describe('consent', () => {
  it('cannot be skipped by resuming the request', async () => {
    const { tab, page, assistant } = await sent();
    const uid = page.split('/').at(-1) ?? '';
    for (const address of [`/oauth/authorize/${uid}`, `/oauth/authorize/${uid}?consent=yes`]) {
      const reply = await tab.get(address);
      expect(String(reply.headers.location ?? '')).not.toContain('code=');
      expect([303, 400, 410]).toContain(reply.status);
    }
    expect(await connectionsOf(assistant)).toEqual([]);
  });

  it('cannot be skipped by a client that was allowed before', async () => {
    const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
    const assistant = await Assistant.registered(t);
    await assistant.connect(ann, workspace.id);
    const tab = Tab.forSession(t, ann);
    for (const changes of [{}, { prompt: 'login' }, { prompt: 'consent' }, { scope: 'time_off:read' }]) {
      const reply = await tab.get(assistant.address(changes));
      expect([reply.status, reply.headers.location]).toEqual([
        303,
        expect.stringMatching(/^\/connect\/[\w-]+$/),
      ]);
      expect(wordsOf((await tab.get(String(reply.headers.location))).text)).toContain('Let Helper use');
    }
    expect(await connectionsOf(assistant)).toHaveLength(1);
  });

  it('is limited to the request: the form cannot widen or redirect it', async () => {
    const { tab, page, assistant, workspace } = await sent({}, { scope: 'time_off:read' });
    const { workspace: foreign } = await t.given.workspace();
    const denied = await tab.post(page, { decision: 'allow', account: foreign.id });
    expect([denied.status, denied.headers.location]).toEqual([303, `${page}?account=${foreign.id}`]);
    const wider = { scope: 'pay_rates:edit', client_id: CLAUDE[0], redirect_uri: 'https://evil.example/' };
    expect(await connectionsOf(assistant)).toEqual([]);
    const back = await assistant.answered(tab, page, { account: workspace.id, ...wider });
    expect(back.origin + back.pathname).toBe(CALLBACK);
    const { body } = await assistant.redeem(back.searchParams.get('code') ?? '');
    expect(body.scope).toBe('time_off:read');
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another host of this site', { 'sec-fetch-site': 'same-site', origin: 'http://evil.127.0.0.1:3000' }],
    ['another site, in an old browser', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['an unknown origin', {}],
  ])('is refused for a form from %s', async (_, headers) => {
    const { tab, page, assistant, workspace } = await sent();
    Object.assign(tab, { headers });
    for (const decision of ['allow', 'cancel'])
      expect((await tab.post(page, { decision, account: workspace.id })).status).toBe(403);
    expect(await connectionsOf(assistant)).toEqual([]);
    Object.assign(tab, { headers: { origin: ORIGIN } });
    expect((await assistant.decide(tab, page, { account: workspace.id })).status).toBe(200);
  });

  it('pages cannot be framed, post elsewhere or leak a referrer', async () => {
    const { tab, page, assistant, workspace } = await sent();
    const review = await tab.get(page);
    const handoff = await assistant.decide(tab, page, { account: workspace.id });
    const others = [
      await tab.get(page),
      await tab.get('/connect'),
      await tab.get('/oauth/authorize'),
      await tab.get(assistant.address({ redirect_uri: 'https://evil.example/' })),
      await tab.get(assistant.address({ scope: 'nothing:here' })),
      await tab.get('/connect/a-request-that-is-long-over'),
    ];
    for (const { headers, status } of [review, handoff, ...others]) {
      expect(status).not.toBe(303);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toContain("form-action 'self'");
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'cache-control': expect.stringContaining('no-store'),
      });
      expect(['no-referrer', 'same-origin']).toContain(headers['referrer-policy']);
    }
    expect(handoff.headers['referrer-policy']).toBe('no-referrer');
    expect(handoff.text).not.toMatch(/href="https?:|[?&]code=/);
  });
});

describe('a token outside the Authorization header', () => {
  it.each(['access_token', 'token', 'bearer_token'])('in the URL as %s is refused', async (name) => {
    const { workspace, owner } = await t.given.workspace();
    const api = await t.given.connection(workspace.id, owner.id);
    const mcp = await letIn(t, workspace.id, owner.id);
    const { body, headers } = message('tools/list');
    for (const reply of [
      await t.asNobody().get(`/me?${name}=${api.token}`),
      await t.asNobody().send('POST', `//mcp?${name}=${mcp.token}`, body, headers),
      await t.asNobody().send('GET', `//mcp?${name}=${mcp.token}`),
    ]) {
      expect([400, 401, 405]).toContain(reply.status);
      expect(reply.text).not.toContain('"result"');
    }
  });

  it('in the body is refused, also next to a valid header', async () => {
    const { workspace, owner } = await t.given.workspace();
    const mcp = await letIn(t, workspace.id, owner.id);
    const { body, headers } = message('tools/list');
    const bare = await t.asNobody().send('POST', '//mcp', { ...body, access_token: mcp.token }, headers);
    expect([bare.status, bare.body.code]).toEqual([400, 'credential-ambiguous']);
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({ access_token: mcp.token }).toString();
    const formed = await t.app.inject({ method: 'POST', url: '/mcp', headers: form, payload });
    expect([400, 401, 415]).toContain(formed.statusCode);
    const twice = await mcp.send('POST', `//mcp?access_token=${mcp.token}`, body, headers);
    expect([twice.status, twice.body.code]).toEqual([400, 'credential-ambiguous']);
    expect((await sendMessage(mcp, 'tools/list')).status).toBe(200);
  });

  it('in a cookie is ignored', async () => {
    const { workspace, owner } = await t.given.workspace();
    const mcp = await letIn(t, workspace.id, owner.id);
    const { body, headers } = message('tools/list');
    const cookie = `keyshift_session=${mcp.token}; access_token=${mcp.token}`;
    expect((await t.asNobody().send('POST', '//mcp', body, { ...headers, cookie })).status).toBe(401);
  });
});

it('the issuer is fixed in documents, responses and errors', async () => {
  for (const path of ['oauth-authorization-server', 'openid-configuration']) {
    const { body } = await t.asNobody().send('GET', `//.well-known/${path}`, undefined, {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example;proto=https',
    });
    expect(body.issuer).toBe(ORIGIN);
    expect(JSON.stringify(body)).not.toContain('evil.example');
    expect(body.response_modes_supported).toEqual(['query', 'fragment']);
  }
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  for (const answer of [{ account: workspace.id }, { decision: 'cancel' }]) {
    const back = await assistant.ask(Tab.forSession(t, ann), answer, { iss: 'https://evil.example' });
    expect(back.searchParams.getAll('iss')).toEqual([ORIGIN]);
  }
});
