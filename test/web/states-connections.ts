import type { Page } from 'playwright-core';
import { at, type Go, type PageState, press } from './page-state';
import type { WebFixture } from './web-fixture';

const CLAUDE = {
  client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
  redirect_uri: 'https://claude.ai/api/mcp/auth_callback',
};
const CLAUDE_CODE = {
  client_id: 'https://claude.ai/oauth/claude-code-client-metadata',
  redirect_uri: 'http://localhost:5151/callback',
};

type Changes = Readonly<Record<string, string>>;

const addressOf = (changes: Changes = {}): string =>
  `/oauth/authorize?${new URLSearchParams({
    ...CLAUDE,
    response_type: 'code',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: 'x',
    ...changes,
  })}`;

/** Opens the authorization request of a known assistant. */
const asked =
  (changes: Changes = {}, then: Go = async () => undefined): Go =>
  async (page, fixture) => {
    await page.goto(addressOf(changes));
    await then(page, fixture);
  };

/** Opens the authorization request of an assistant that has just registered with this name. */
const askedBy =
  (name: string, changes: Changes = {}): Go =>
  async (page, { site }) => {
    const redirect_uri = 'https://planner.example/callback';
    const { body } = await site
      .asNobody()
      .send('POST', '//oauth/register', { client_name: name, redirect_uris: [redirect_uri] });
    await page.goto(addressOf({ client_id: body.client_id, redirect_uri, ...changes }));
  };

/** Blocks the automatic redirect of a page, so that it can be checked. */
async function stays(page: Page): Promise<void> {
  await page.route(/\/oauth\/authorize(\/|\?.*leaving=)/, (route) => route.fulfill({ status: 204 }));
}

/** Opens a request that another browser started. */
async function elsewhere(page: Page, { site }: WebFixture): Promise<void> {
  const started = await fetch(site.origin + addressOf(), { redirect: 'manual' });
  await page.goto(String(started.headers.get('location')));
}

const answered = async (page: Page, name: string): Promise<string> => {
  await stays(page);
  const { href } = new URL(page.url());
  await press(page, name);
  return href;
};

const POLICY = '/w/pier-coffee/connections/policy';

/** Connecting an assistant, in every state, and the pages about connections. */
export const CONNECTIONS_STATES: PageState[] = [
  { name: 'connect: bare', go: at('/connect'), shows: 'Start from your assistant' },
  { name: 'connect: expired', go: at('/connect/a-request-that-is-long-over'), shows: 'has expired' },
  {
    name: 'connect: untrusted',
    go: asked({ redirect_uri: 'https://evil.example/callback' }),
    shows: 'isn’t registered with Keyshift',
  },
  { name: 'connect: sign in first', go: asked(), shows: 'Sign in to finish connecting' },
  { name: 'connect: no workspace', as: 'newcomer', go: asked(), shows: 'You need a workspace first' },
  { name: 'connect: which account', as: 'dana', go: asked(), shows: 'Which account should Claude use?' },
  {
    name: 'connect: no account chosen',
    as: 'dana',
    go: asked({}, (page) => press(page, 'Continue')),
    shows: 'Choose the account Claude should use.',
  },
  { name: 'connect: editing', as: 'mara', go: asked(), shows: 'Claude can make changes' },
  {
    name: 'connect: viewing',
    as: 'mara',
    go: asked({ scope: 'reports:read time_off:read' }),
    shows: 'This connection is read-only.',
  },
  { name: 'connect: capped by the role', as: 'theo', go: asked(), shows: 'your role can’t edit this' },
  {
    name: 'connect: own computer',
    as: 'theo',
    go: asked(CLAUDE_CODE),
    shows: 'This connects a program on your own computer',
  },
  { name: 'connect: everything long', as: 'lou', go: asked(), shows: 'Let Claude use' },
  {
    name: 'connect: unknown client',
    as: 'mara',
    go: askedBy('Roster planner'),
    shows: 'Its name isn’t verified',
  },
  {
    name: 'connect: copied name',
    as: 'mara',
    go: askedBy('Сlaude'),
    shows: 'Its name imitates a well-known product',
  },
  {
    name: 'connect: redirecting back',
    as: 'mara',
    go: asked({}, (page) => answered(page, 'Allow access')),
    shows: 'Returning to Claude',
  },
  {
    name: 'connect: cancelled',
    as: 'mara',
    go: asked({}, (page) => answered(page, 'Cancel')),
    shows: 'Nothing was connected.',
  },
  {
    name: 'connect: answered',
    as: 'mara',
    go: asked({}, async (page) => page.goto(await answered(page, 'Cancel'))),
    shows: 'You already answered this request.',
  },
  { name: 'connect: elsewhere', as: 'mara', go: elsewhere, shows: 'was started in another browser' },
  {
    name: 'connect: refused',
    go: async (page, fixture) => {
      await stays(page);
      await asked({ scope: 'nothing:here' })(page, fixture);
    },
    shows: 'The request from Claude isn’t valid.',
  },
  {
    name: 'connect: refused, unknown client',
    go: askedBy('Roster planner', { scope: 'nothing:here' }),
    shows: 'The button below takes you to',
  },
  {
    name: 'connections',
    as: 'pat',
    go: at('/w/pier-coffee/connections'),
    shows: 'Can edit: Time off',
  },
  { name: 'connections: empty', as: 'sol', go: at('/w/solo-studio/connections'), shows: '/mcp' },
  { name: 'connections: policy', as: 'pat', go: at(POLICY), shows: 'Allowed hosts' },
  {
    name: 'connections: policy with an error',
    as: 'pat',
    go: async (page) => {
      await page.goto(POLICY);
      await page.getByLabel('Allowed hosts').fill('https://claude.ai/');
      await press(page, 'Save policy');
    },
    shows: 'Enter a host such as claude.ai',
  },
];
