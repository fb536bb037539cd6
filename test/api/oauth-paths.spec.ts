import { ROUTES } from '../../src/modules/connections/oauth-server/configuration';
import { startApp, type TestApp } from '../kit/app';
import { Assistant } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());

/** The library's router ignores case and a trailing slash; our checks compare the path exactly. */
const SPELLINGS: readonly (readonly [string, (path: string) => string])[] = [
  ['a trailing slash', (path) => `${path}/`],
  ['upper case', (path) => path.toUpperCase()],
  [
    'mixed case',
    (path) => path.replace(/\/(\w)(\w*)$/, (_, first, rest) => `/${first.toUpperCase()}${rest}`),
  ],
  ['a doubled slash', (path) => path.replace('/oauth/', '/oauth//')],
  ['an encoded letter', (path) => path.replace('/oauth/', '/%6Fauth/')],
];

const endpoints = Object.values(ROUTES).filter((path) => path.startsWith('/oauth/'));

describe.each(endpoints)('%s exists in exactly one spelling', (path) => {
  it.each(SPELLINGS)('with %s it is not an endpoint', async (_, spelled) => {
    const url = spelled(path);
    for (const method of ['GET', 'POST'] as const) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { statusCode, headers: sent } = await t.app.inject({ method, url, headers, payload: 'a=b' });
      expect([404, 405, 415]).toContain(statusCode);
      expect(sent.location).toBeUndefined();
    }
  });
});

it('a refresh token has no successor at another spelling of the token endpoint', async () => {
  const { workspace, owner } = await t.given.workspace();
  const assistant = await Assistant.registered(t);
  const tokens = await assistant.connect(owner, workspace.id);
  const form = {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    client_id: assistant.clientId,
  };
  for (const url of ['/oauth/token/', '/oauth/TOKEN']) {
    const reply = await t.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
    expect([url, reply.statusCode]).toEqual([url, 415]);
  }
  expect((await assistant.refresh(tokens.refresh_token)).status).toBe(200);
});
