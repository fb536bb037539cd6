import { at, type Go, type PageState, press } from './page-state';

const CLAUDE = {
  client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
  redirect_uri: 'https://claude.ai/api/mcp/auth_callback',
};
const CLAUDE_CODE = {
  client_id: 'https://claude.ai/oauth/claude-code-client-metadata',
  redirect_uri: 'http://localhost:5151/callback',
};

/** Arrives as an assistant sends people. */
const asked =
  (changes: Readonly<Record<string, string>> = {}, then: Go = async () => undefined): Go =>
  async (page, harbor) => {
    const request = {
      ...CLAUDE,
      response_type: 'code',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      state: 'x',
      ...changes,
    };
    await page.goto(`/oauth/authorize?${new URLSearchParams(request)}`);
    await then(page, harbor);
  };

const POLICY = '/w/pier-coffee/connections/policy';

/** Letting an assistant in, in every state, and what people see of it afterwards. */
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
    name: 'connections',
    as: 'pat',
    go: at('/w/pier-coffee/connections'),
    shows: 'Can edit: Time off',
  },
  { name: 'connections: empty', as: 'sol', go: at('/w/solo-studio/connections'), shows: 'Nothing connected' },
  { name: 'connections: policy', as: 'pat', go: at(POLICY), shows: 'Allowed hosts' },
  {
    name: 'connections: policy with a fault',
    as: 'pat',
    go: async (page) => {
      await page.goto(POLICY);
      await page.getByLabel('Allowed hosts').fill('https://claude.ai/');
      await press(page, 'Save policy');
    },
    shows: 'Write a host such as claude.ai',
  },
];
