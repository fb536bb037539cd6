import { startApp, type TestApp } from '../kit/app';
import { codeOf, until } from '../kit/mailbox';
import { Assistant, refreshOf, shownOn, Tab } from '../kit/oauth-client';

const ORIGIN = 'https://clock.harbor.example';
/** All cookies, without prefix. Add a new cookie here and to the flow below. */
const EVERY = [
  'keyshift',
  'keyshift-ask',
  'keyshift_browser',
  'keyshift_connect',
  'keyshift_flash',
  'keyshift_interaction',
  'keyshift_interaction.sig',
  'keyshift_library_session',
  'keyshift_library_session.sig',
  'keyshift_proof',
  'keyshift_resume',
  'keyshift_resume.sig',
  'theme',
];

/** Runs every flow that sets a cookie. @returns each `Set-Cookie` header as sent */
async function everyCookie(t: TestApp, origin: string): Promise<string[]> {
  const { owner, workspace } = await t.given.workspace();
  const isSecure = origin.startsWith('https:');
  const tab = new Tab(t, { 'sec-fetch-site': 'same-origin' });
  for (const theme of ['dark', 'system']) await tab.post('/theme', { theme, returnTo: '/' });

  await tab.post('/sign-in', { email: owner.email });
  const code = codeOf(await t.mailbox.nth(owner.email));
  expect((await tab.post('/sign-in/code', { code })).status).toBe(303);

  const profile = { name: 'Olga', timeZone: '', locale: '', version: '1' };
  expect((await tab.post('/me/profile', profile)).status).toBe(303);
  expect((await tab.get('/me/profile')).text).toContain('Saved.');

  const assistant = await Assistant.registered(t);
  const start = await tab.get(assistant.address({ resource: `${origin}/api/v1` }));
  const page = String(start.headers.location);
  const answer = { decision: 'allow', account: workspace.id, ...(await shownOn(tab, page, workspace.id)) };
  const onward = refreshOf(await tab.post(page, answer));
  expect(String((await tab.get(onward ?? '')).headers.location)).toMatch(/^https:.*code=/);

  t.clock.advance(3600);
  const invitations = `/w/${workspace.slug}/invitations`;
  const fields = { emails: 'new-admin@harbor.example', role: 'admin' };
  expect((await tab.post(invitations, fields)).status).toBe(403);
  const asking = () => t.mailbox.to(owner.email).find(({ subject }) => subject.includes('confirm'));
  const proofCode = codeOf(await until(asking));
  expect((await tab.post(invitations, { ...fields, proofCode })).status).toBe(303);

  expect((await tab.post('/sign-out')).status).toBe(303);
  expect(tab.isHolding(isSecure ? '__Host-keyshift' : 'keyshift_session')).toBe(false);
  return tab.received;
}

const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='));

describe('on an https origin', () => {
  let t: TestApp;
  let cookies: string[];
  beforeAll(async () => {
    t = await startApp({ ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1' });
    cookies = await everyCookie(t, ORIGIN);
  });
  afterAll(() => t.close());

  it('every cookie is listed, and every listed cookie is sent', () => {
    const names = new Set(cookies.map((cookie) => nameOf(cookie).replace(/^__(Host|Secure)-/, '')));
    expect([...names].sort()).toEqual(EVERY);
  });

  it('every cookie is Secure, HttpOnly, SameSite=Lax and has no Domain', () => {
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; secure(;|$)/i);
      expect(cookie).toMatch(/; httponly(;|$)/i);
      expect(cookie).toMatch(/; samesite=lax(;|$)/i);
      expect(cookie).not.toMatch(/; domain=/i);
    }
  });

  it('every cookie has the strictest prefix for its path, also when deleted', () => {
    for (const cookie of cookies) {
      const prefix = /; path=\/(;|$)/i.test(cookie) ? '__Host-' : '__Secure-';
      expect(cookie.slice(0, prefix.length)).toBe(prefix);
    }
  });
});

it('on plain http no cookie has a prefix or is Secure', async () => {
  const t = await startApp();
  const cookies = await everyCookie(t, 'http://127.0.0.1:3000');
  expect(cookies.length).toBeGreaterThan(EVERY.length);
  for (const cookie of cookies) expect(cookie).not.toMatch(/^__|; secure/i);
  await t.close();
});
