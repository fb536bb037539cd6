import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { wordsOf } from '../kit/browse';
import { codeOf, linkOf } from '../kit/mailbox';
import { Assistant, CALLBACK, shownOn, Tab, type Tokens } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());
afterEach(() => t.clock.reset());

/** Sends a browser to the consent page of an assistant. @returns the path of the page */
async function sent(tab: Tab, assistant: Assistant, changes: Record<string, string | undefined> = {}) {
  const reply = await tab.get(assistant.address(changes));
  return String(reply.headers.location);
}

it('the consent page shows what is requested and leads to a token', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, assistant, { scope: 'time_off:edit reports:read' });
  expect(page).toMatch(/^\/connect\/[\w-]+$/);
  const words = wordsOf((await tab.get(page)).text);
  for (const said of [
    `Let Helper use ${workspace.name}?`,
    'Helper asked to connect from assistant.example',
    'Keyshift hasn’t checked this app.',
    'Helper can make changes in Time off',
    'Not requested: Account, Employees, Time tracking, Pay rates and Rules.',
    `${ann.email} · Admin`,
  ])
    expect(words).toContain(said);

  const back = await assistant.answered(tab, page, { account: workspace.id });

  expect(back.origin + back.pathname).toBe(CALLBACK);
  expect(back.searchParams.get('iss')).toBe(ORIGIN);
  expect(back.searchParams.get('state')).toBe(assistant.state);
  const { status, body } = await assistant.redeem(back.searchParams.get('code') ?? '');
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  expect(body.scope.split(' ').sort()).toEqual(['reports:read', 'time_off:edit', 'time_off:read']);
  const me = await t.as(body.access_token).get('/me');
  expect([me.status, me.body.member.id]).toEqual([200, ann.id]);
});

it('no account is preselected when there are several', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const other = await t.given.workspace();
  await t.given.join(other.workspace.id, { id: ann.userId, email: ann.email, name: ann.name }, 'employee');
  const assistant = await Assistant.registered(t);
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, assistant);
  const shown = await tab.get(page);
  expect(wordsOf(shown.text)).toContain('Which account should Helper use?');
  expect(shown.text).not.toMatch(/type="radio"[^>]*checked/);
  const unchosen = await tab.post(page, { decision: 'review' });
  expect([unchosen.status, wordsOf(unchosen.text)]).toEqual([
    422,
    expect.stringContaining('Choose the account Helper should use.'),
  ]);
  const chosen = await tab.post(page, { decision: 'review', account: workspace.id });
  expect(chosen.headers.location).toBe(`${page}?account=${workspace.id}`);
  expect(wordsOf((await tab.get(`${page}?account=${workspace.id}`)).text)).toContain(
    `Let Helper use ${workspace.name}?`,
  );
});

it('cancelling returns access_denied with state and issuer', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const back = await assistant.ask(Tab.forSession(t, ann), { decision: 'cancel' });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'access_denied',
    state: assistant.state,
    iss: ORIGIN,
  });
  expect(back.searchParams.get('code')).toBeNull();
});

it('“viewing only” grants the read permissions of the request', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const { scope } = await assistant.connect(
    ann,
    workspace.id,
    { scope: 'time_off:edit' },
    { viewing: 'yes' },
  );
  expect(scope).toBe('time_off:read');
});

it('an employee grants only what their role has; the page says so', async () => {
  const { workspace, bob } = await t.given.workspace({ bob: 'employee' });
  const assistant = await Assistant.registered(t);
  const tab = Tab.forSession(t, bob);
  const page = await sent(tab, assistant);
  expect(wordsOf((await tab.get(page)).text)).toContain('View · your role can’t edit this');
  const back = await assistant.answered(tab, page, { account: workspace.id });
  const { scope } = (await assistant.redeem(back.searchParams.get('code') ?? '')).body;
  expect(scope.split(' ')).not.toContain('pay_rates:edit');
  expect(scope.split(' ')).toContain('time_off:edit');
});

it('consent covers only what was shown, even if the role rises meanwhile', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'employee' });
  const assistant = await Assistant.registered(t);
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, assistant);
  const shown = await shownOn(tab, page);
  expect(shown.shown).not.toContain('pay_rates:edit');
  await t.sql("update member set role = 'admin' where id = $1", [ann.id]);
  for (const unseen of [{}, { shown: '' }, { shown: 'nothing' }]) {
    const again = await tab.post(page, { decision: 'allow', account: workspace.id, ...unseen });
    expect([again.status, again.headers.location]).toEqual([303, `${page}?account=${workspace.id}`]);
  }
  const back = await assistant.answered(tab, page, { account: workspace.id, ...shown });
  const { body } = await assistant.redeem(back.searchParams.get('code') ?? '');
  expect(body.scope.split(' ').sort()).toEqual(shown.shown.split(' ').sort());
  expect((await ann.get('/connections')).body.data[0].permissions).not.toContain('pay_rates:edit');
});

it('a request is answered once; further answers get 410', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, assistant);
  const form = { decision: 'allow', account: workspace.id, ...(await shownOn(tab, page)) };
  const answers = await Promise.all(Array.from({ length: 5 }, () => tab.post(page, form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  const made = await t.sql('select id from connection where client_id = $1', [assistant.clientId]);
  expect(made).toHaveLength(1);
  const again = await tab.get(page);
  expect([again.status, wordsOf(again.text)]).toEqual([
    410,
    expect.stringContaining('You already answered this request.'),
  ]);
});

it('a request expires after one hour', async () => {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, await Assistant.registered(t));
  t.clock.advance(3_601);
  const late = await tab.get(page);
  expect([late.status, wordsOf(late.text)]).toEqual([
    410,
    expect.stringContaining('This request has expired. Requests last one hour.'),
  ]);
});

it('only the browser that started a request can answer it', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  const page = await sent(new Tab(t), assistant);
  const victim = Tab.forSession(t, ann);
  for (const reply of [
    await victim.get(page),
    await victim.post(page, { decision: 'allow', account: workspace.id }),
  ]) {
    expect(reply.status).toBe(400);
    expect(wordsOf(reply.text)).toContain('can only be answered there');
  }
  expect(await t.sql('select id from connection where client_id = $1', [assistant.clientId])).toEqual([]);
});

it('a known client needs consent again; the page shows what is new', async () => {
  const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
  const assistant = await Assistant.registered(t);
  await assistant.connect(ann, workspace.id, { scope: 'time_off:read' });
  const tab = Tab.forSession(t, ann);
  const page = await sent(tab, assistant, { scope: 'time_off:read reports:read' });
  const { text } = await tab.get(page);
  expect(wordsOf(text)).toContain('Already allowed: Time off. New: Reports.');
});

describe('a new consent', () => {
  const HERE = ['http://127.0.0.1:1234/callback'];
  const names = async (owner: {
    get(path: string): Promise<{ body: { data: { permissions: string[] }[] } }>;
  }) => (await owner.get('/connections')).body.data.map(({ permissions }) => permissions.join(' '));
  const alive = async ({ access_token }: Tokens) => (await t.as(access_token).get('/me')).status;

  it('replaces the older connection when its code is redeemed', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    const first = await assistant.connect(owner, workspace.id, { scope: 'time_off:read' });
    const back = await assistant.ask(
      Tab.forSession(t, owner),
      { account: workspace.id },
      { scope: 'time_off:edit' },
    );
    expect(await alive(first)).toBe(200);
    const second: Tokens = (await assistant.redeem(back.searchParams.get('code') ?? '')).body;
    expect([await alive(first), await alive(second)]).toEqual([401, 200]);
    expect((await assistant.refresh(first.refresh_token)).body.error).toBe('invalid_grant');
    expect(await names(owner)).toEqual(['time_off:read time_off:edit']);
    const [latest] = (await owner.get('/audit-events')).body.data;
    expect([latest.action, latest.sentence]).toEqual([
      'connection.replaced',
      'Replaced its earlier connection',
    ]);
  });

  it('supersedes an earlier pending one, whichever code is redeemed first', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    const codes = [];
    for (const scope of ['time_off:read', 'reports:read']) {
      const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id }, { scope });
      codes.push(back.searchParams.get('code') ?? '');
    }
    expect((await assistant.redeem(codes[1] ?? '')).status).toBe(200);
    expect((await assistant.redeem(codes[0] ?? '')).body.error).toBe('invalid_grant');
    expect(await names(owner)).toEqual(['reports:read']);
  });

  it('of codes redeemed at once, the newest keeps its connection', async () => {
    const { workspace, owner } = await t.given.workspace();
    const assistant = await Assistant.registered(t);
    const codes: string[] = [];
    for (const scope of ['time_off:read', 'pay_rates:read', 'reports:read']) {
      const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id }, { scope });
      codes.push(back.searchParams.get('code') ?? '');
    }
    const redeemed = await Promise.all(codes.map((code) => assistant.redeem(code)));
    expect(redeemed[2]?.status).toBe(200);
    expect(await names(owner)).toEqual(['reports:read']);
  });

  it('from a second computer is a separate connection; the page shows both', async () => {
    const { workspace, owner } = await t.given.workspace();
    const program = await Assistant.registered(t, { redirect_uris: HERE });
    const session = { ...owner, token: (await t.given.session(owner.userId)).token };
    const onFirst = await program.connect(owner, workspace.id);
    const onSecond = await program.connect(session, workspace.id);
    expect([await alive(onFirst), await alive(onSecond)]).toEqual([200, 200]);
    const again = await program.connect(owner, workspace.id);
    expect([await alive(onFirst), await alive(onSecond), await alive(again)]).toEqual([401, 200, 200]);
    const page = await Tab.forSession(t, owner).get(`/w/${workspace.slug}/connections`);
    expect(wordsOf(page.text).match(/Allowed in /g)).toHaveLength(2);
  });
});

it.each([
  ['/connect', 'Start from your assistant'],
  ['/oauth/authorize', 'Start from your assistant'],
  ['/oauth/authorize?client_id=nobody&redirect_uri=https://x.example', 'isn’t registered with Keyshift'],
  ['/connect/nothing-like-a-request-at-all', 'This request has expired'],
])('%s shows a page that says where to start', async (address, said) => {
  const reply = await new Tab(t).get(address);
  expect([400, 410]).toContain(reply.status);
  expect(wordsOf(reply.text)).toContain(said);
  expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

describe('a signed-out user', () => {
  /** Requests a sign-in email on the way to the consent page. */
  async function askedMail(tab: Tab, email: string, assistant: Assistant) {
    const page = await sent(tab, assistant);
    const toSignIn = await tab.get(page);
    expect(toSignIn.headers.location).toBe(`/sign-in?returnTo=${encodeURIComponent(page)}`);
    const signIn = await tab.get(String(toSignIn.headers.location));
    expect(wordsOf(signIn.text)).toContain('Sign in to finish connecting Helper .');
    await tab.post('/sign-in', { email, returnTo: page });
    return { page, mail: await t.mailbox.nth(email) };
  }

  it('returns to the consent page by the link in the same browser', async () => {
    const { workspace, ann } = await t.given.workspace({ ann: 'admin' });
    const assistant = await Assistant.registered(t);
    const tab = new Tab(t);
    const { page, mail } = await askedMail(tab, ann.email, assistant);
    const link = new URL(linkOf(mail));
    const confirm = await tab.get(link.pathname + link.search);
    expect(wordsOf(confirm.text)).toContain('You’ll go straight back to connecting Helper.');
    const entered = await tab.post('/sign-in/confirm', { token: link.searchParams.get('token') ?? '' });
    expect(entered.headers.location).toBe(page);
    const back = await assistant.answered(tab, page, { account: workspace.id });
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  it('returns to the consent page by the code', async () => {
    const { ann } = await t.given.workspace({ ann: 'admin' });
    const tab = new Tab(t);
    const { page, mail } = await askedMail(tab, ann.email, await Assistant.registered(t));
    const entered = await tab.post('/sign-in/code', { code: codeOf(mail) });
    expect(entered.headers.location).toBe(page);
  });

  it('is not sent to the consent page when another browser opens the link', async () => {
    const { ann } = await t.given.workspace({ ann: 'admin' });
    const outsider = new Tab(t);
    const { page, mail } = await askedMail(outsider, ann.email, await Assistant.registered(t));
    const victim = new Tab(t);
    const link = new URL(linkOf(mail));
    const shown = await victim.get(link.pathname + link.search);
    expect(wordsOf(shown.text)).toContain('go back to the browser where you started and type the code');
    const entered = await victim.post('/sign-in/confirm', { token: link.searchParams.get('token') ?? '' });
    expect(entered.headers.location).toBe('/');
    expect((await outsider.get(page)).headers.location).toContain('/sign-in');
  });

  it('without a workspace creates one first and returns to the consent page', async () => {
    const tab = new Tab(t);
    const { page, mail } = await askedMail(tab, 'new-owner@example.com', await Assistant.registered(t));
    await tab.post('/sign-in/code', { code: codeOf(mail) });
    const shown = await tab.get(page);
    expect(wordsOf(shown.text)).toContain('You need a workspace first');
    const address = `/workspaces/new?returnTo=${encodeURIComponent(page)}`;
    expect(shown.text).toContain(`href="${address}"`);
    expect((await tab.get(address)).text).toContain(`name="returnTo" value="${page}"`);
    const made = await tab.post('/workspaces/new', {
      name: 'Harbor Bakery',
      timeZone: 'Europe/Lisbon',
      returnTo: page,
    });
    expect(made.headers.location).toBe(page);
    expect(wordsOf((await tab.get(page)).text)).toContain('Let Helper use Harbor Bakery?');
  });
});
