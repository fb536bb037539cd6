import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { isSignedIn, type Site, startSite } from './site';

let site: Site;
let elsewhere: http.Server;
/** A page on another host. `?to=` is the target of its form or frame. */
let evil: string;
beforeAll(async () => {
  site = await startSite();
  elsewhere = http.createServer((request, reply) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const to = `${site.origin}${query.get('to')}`;
    const fields = ['name', 'formId', 'token', 'account', 'decision'].map(
      (name) => `<input name="${name}" value="${query.get(name) ?? ''}">`,
    );
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.end(
      request.url?.startsWith('/frame')
        ? `<iframe src="${to}"></iframe>`
        : `<form method="post" action="${to}">${fields.join('')}<button>Win a prize</button></form>`,
    );
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  evil = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(async () => {
  elsewhere.closeAllConnections();
  elsewhere.close();
  await site.close();
});

/** Submits a form from another host to this site. @returns the status, and whether the person is still signed in */
async function lured(session: string, fields: Record<string, string>) {
  const context = await site.visit(session);
  const page = await context.newPage();
  await page.goto(`${evil}/form?${new URLSearchParams(fields)}`);
  const answer = page.waitForResponse((reply) => reply.url().startsWith(site.origin));
  await page.getByRole('button').click();
  const status = (await answer).status();
  await page.getByText('You don’t have access to this page').waitFor();
  return { status, stillIn: await isSignedIn(context) };
}

const FORM_ID = 'abcdefghijklmnopqrstuv';

it('a form on another site cannot sign a person out', async () => {
  const { owner } = await site.given.workspace();
  expect(await lured(owner.token, { to: '/sign-out' })).toEqual({ status: 403, stillIn: true });
  expect((await owner.get('/me')).status).toBe(200);
});

it('a form on another site cannot generate a key', async () => {
  const { workspace, owner } = await site.given.workspace();
  const to = `/w/${workspace.slug}/api-keys`;
  expect(await lured(owner.token, { to, name: 'Backdoor', formId: FORM_ID })).toMatchObject({ status: 403 });
  expect((await owner.get('/api-keys')).body.data).toEqual([]);
});

it('a form on another site cannot sign a person in as someone else', async () => {
  const { owner } = await site.given.workspace();
  await site.asNobody().post('/sign-in/requests', { email: 'mallory@example.com' });
  const { text } = await site.mailbox.nth('mallory@example.com');
  const token = /token=([\w.-]+)/.exec(text)?.[1] ?? '';
  expect(await lured(owner.token, { to: '/sign-in/confirm', token })).toMatchObject({ status: 403 });
  expect((await owner.get('/me')).body.user.email).toBe(owner.email);
  expect((await site.asNobody().post('/sign-in/sessions', { token })).status).toBe(201);
});

/** Expects that another host cannot show a page of this site in a frame. */
async function expectUnframed(page: Page, path: string): Promise<void> {
  const refusal = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(`${evil}/frame?${new URLSearchParams({ to: path })}`);
  await refusal;
  expect(page.frames()[1]?.url()).not.toContain(site.origin);
}

it.each(['/sign-in', '/sign-out', '/problems', '/api/explorer', '/connect', '/oauth/authorize'])(
  '%s cannot be framed',
  async (path) => {
    const { owner } = await site.given.workspace();
    await expectUnframed(await (await site.visit(owner.token)).newPage(), path);
  },
);

/** A person whom an assistant has sent to the consent page. */
async function reviewing() {
  const { workspace, owner } = await site.given.workspace();
  const page = await (await site.visit(owner.token)).newPage();
  const request = {
    client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
    redirect_uri: 'https://claude.ai/api/mcp/auth_callback',
    response_type: 'code',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };
  await page.goto(`/oauth/authorize?${new URLSearchParams(request)}`);
  return { workspace, owner, page, path: new URL(page.url()).pathname };
}

it('a pending consent page cannot be framed', async () => {
  const { page, path } = await reviewing();
  await expectUnframed(page, path);
});

it('a form on another site cannot give consent', async () => {
  const { workspace, owner, page, path } = await reviewing();
  await page.goto(
    `${evil}/form?${new URLSearchParams({ to: path, account: workspace.id, decision: 'allow' })}`,
  );
  const answer = page.waitForResponse((reply) => reply.url().endsWith(path));
  await page.getByRole('button').click();
  expect((await answer).status()).toBe(403);
  expect((await owner.get('/connections')).body.data).toEqual([]);
});
