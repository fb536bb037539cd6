import { startApp, type TestApp } from '../kit/app';
import { codeOf, linkOf, tokenOf } from '../kit/mailbox';
import { Tab } from '../kit/oauth-client';

/** Where a person goes after signing in: a page of their own choice, and never one that a stranger chose for them. */

const PAGE = '/w/harbor-bakery/api-keys?tab=1';
const AUTHORIZE = '/oauth/authorize?client_id=cl_stranger&response_type=code&redirect_uri=https://x.example';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

/** Asks for a mail in a browser, as the sign-in page does. */
async function asked(tab: Tab, email: string, returnTo: string, nth = 1) {
  expect((await tab.post('/sign-in', { email, returnTo })).headers.location).toBe('/sign-in/sent');
  return t.mailbox.nth(email, nth);
}

const pressed = async (tab: Tab, mail: Parameters<typeof tokenOf>[0]) =>
  (await tab.post('/sign-in/confirm', { token: tokenOf(mail) })).headers.location;

describe('the destination of a sign-in', () => {
  it('is kept in the browser that asked, by the link and by the code', async () => {
    const [ann, bob] = [await t.given.user(), await t.given.user()];
    const [first, second] = [new Tab(t), new Tab(t)];
    expect(await pressed(first, await asked(first, ann.email, PAGE))).toBe(PAGE);
    const code = codeOf(await asked(second, bob.email, PAGE));
    expect((await second.post('/sign-in/code', { code })).headers.location).toBe(PAGE);
  });

  it('is dropped in every other browser', async () => {
    const { email } = await t.given.user();
    const mail = await asked(new Tab(t), email, PAGE);
    expect(await pressed(new Tab(t), mail)).toBe('/');
  });

  it('is dropped for a mail that was asked for over the API', async () => {
    const { email } = await t.given.user();
    await t.asNobody().post('/sign-in/requests', { email, returnTo: PAGE });
    expect(await pressed(new Tab(t), await t.mailbox.nth(email))).toBe('/');
  });

  it('is that of the browser, whichever of two mails that crossed is opened there', async () => {
    const { email } = await t.given.user();
    const [outsider, tab] = [new Tab(t), new Tab(t)];
    const strange = await asked(outsider, email, '/me/sessions');
    await asked(tab, email, PAGE, 2);
    expect(await pressed(tab, strange)).toBe(PAGE);
  });

  it('of another address does not count', async () => {
    const [ann, bob] = [await t.given.user(), await t.given.user()];
    const tab = new Tab(t);
    await asked(tab, ann.email, PAGE);
    const mail = await asked(new Tab(t), bob.email, '/me/sessions');
    expect(await pressed(tab, mail)).toBe('/');
  });

  it('is not inherited by the new link that a dead one offers in another browser', async () => {
    const { email } = await t.given.user();
    const dead = await asked(new Tab(t), email, PAGE);
    t.clock.advance(3600);
    const victim = new Tab(t);
    await victim.post('/sign-in/again', { token: tokenOf(dead) });
    const fresh = await t.mailbox.nth(email, 2);
    expect((await victim.post('/sign-in/code', { code: codeOf(fresh) })).headers.location).toBe('/');
  });

  it('is kept when the browser that asked has another link sent', async () => {
    const { email } = await t.given.user();
    const tab = new Tab(t);
    await asked(tab, email, PAGE);
    await tab.post('/sign-in/again');
    expect(await pressed(tab, await t.mailbox.nth(email, 2))).toBe(PAGE);
  });

  it('is the workspace of the invitation that the sign-in carries, in any browser', async () => {
    const { workspace, owner } = await t.given.workspace();
    const { email } = await t.given.user();
    await owner.post('/invitations', { emails: [email], role: 'employee' });
    await new Tab(t).post('/invitations/accept', { token: tokenOf(await t.mailbox.nth(email)) });
    expect(await pressed(new Tab(t), await t.mailbox.nth(email, 2))).toBe(`/w/${workspace.slug}`);
  });
});

describe('/oauth', () => {
  it('is no destination over the API', async () => {
    const { email } = await t.given.user();
    const reply = await t.asNobody().post('/sign-in/requests', { email, returnTo: AUTHORIZE });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/returnTo' }] } });
  });

  it.each([
    AUTHORIZE,
    '/oauth',
    '/OAuth/authorize?client_id=cl_stranger',
    '/x/../oauth/authorize',
    '/./oauth/authorize',
    '/%2e/oauth/authorize',
    '/%6fauth/authorize',
    '/x//../../oauth/authorize',
    '/x/..//oauth/authorize',
  ])('is no destination of any form: %s', async (returnTo) => {
    const { email } = await t.given.user();
    const tab = new Tab(t);
    expect((await tab.get(`/sign-in?${new URLSearchParams({ returnTo })}`)).text).not.toContain(
      'name="returnTo"',
    );
    const mail = await asked(tab, email, returnTo);
    expect(linkOf(mail)).not.toContain('returnTo');
    expect(await pressed(tab, mail)).toBe('/');
    const themed = await tab.post('/theme', { theme: 'dark', returnTo });
    expect(themed.headers.location).toBe('/');
  });
});
