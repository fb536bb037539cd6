import { startApp, type TestApp } from '../kit/app';
import { codeOf, linkOf, tokenOf } from '../kit/mailbox';
import { Tab } from '../kit/oauth-client';

/** Where a user goes after sign-in: a page they chose, never one chosen by someone else. */

const PAGE = '/w/harbor-bakery/api-keys?tab=1';
const AUTHORIZE = '/oauth/authorize?client_id=cl_stranger&response_type=code&redirect_uri=https://x.example';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterEach(() => t.clock.reset());
afterAll(() => t.close());

/** Requests an email in a browser, as the sign-in page does. */
async function asked(tab: Tab, email: string, returnTo: string, nth = 1) {
  expect((await tab.post('/sign-in', { email, returnTo })).headers.location).toBe('/sign-in/sent');
  return t.mailbox.nth(email, nth);
}

const pressed = async (tab: Tab, mail: Parameters<typeof tokenOf>[0]) =>
  (await tab.post('/sign-in/confirm', { token: tokenOf(mail) })).headers.location;

describe('the destination of a sign-in', () => {
  it('is kept in the requesting browser, by link and by code', async () => {
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

  it('is dropped for an email requested over the API', async () => {
    const { email } = await t.given.user();
    await t.asNobody().post('/sign-in/requests', { email, returnTo: PAGE });
    expect(await pressed(new Tab(t), await t.mailbox.nth(email))).toBe('/');
  });

  it('is that of the browser, whichever of two emails is opened there', async () => {
    const { email } = await t.given.user();
    const [outsider, tab] = [new Tab(t), new Tab(t)];
    const strange = await asked(outsider, email, '/me/sessions');
    await asked(tab, email, PAGE, 2);
    expect(await pressed(tab, strange)).toBe(PAGE);
  });

  it('of another address is ignored', async () => {
    const [ann, bob] = [await t.given.user(), await t.given.user()];
    const tab = new Tab(t);
    await asked(tab, ann.email, PAGE);
    const mail = await asked(new Tab(t), bob.email, '/me/sessions');
    expect(await pressed(tab, mail)).toBe('/');
  });

  it('is not passed on by a resend in another browser', async () => {
    const { email } = await t.given.user();
    const expired = await asked(new Tab(t), email, PAGE);
    t.clock.advance(3600);
    const victim = new Tab(t);
    await victim.post('/sign-in/again', { token: tokenOf(expired) });
    const fresh = await t.mailbox.nth(email, 2);
    expect((await victim.post('/sign-in/code', { code: codeOf(fresh) })).headers.location).toBe('/');
  });

  it('is kept when the requesting browser resends the link', async () => {
    const { email } = await t.given.user();
    const tab = new Tab(t);
    await asked(tab, email, PAGE);
    await tab.post('/sign-in/again');
    expect(await pressed(tab, await t.mailbox.nth(email, 2))).toBe(PAGE);
  });

  it('is the workspace of the invitation, in any browser', async () => {
    const { workspace, owner } = await t.given.workspace();
    const { email } = await t.given.user();
    await owner.post('/invitations', { emails: [email], role: 'employee' });
    await new Tab(t).post('/invitations/accept', { token: tokenOf(await t.mailbox.nth(email)) });
    expect(await pressed(new Tab(t), await t.mailbox.nth(email, 2))).toBe(`/w/${workspace.slug}`);
  });
});

describe('/oauth', () => {
  it('is not a destination over the API', async () => {
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
  ])('is not a destination in any form: %s', async (returnTo) => {
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
