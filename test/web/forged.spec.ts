import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedIn, type Site, startSite } from './site';

let site: Site;
let elsewhere: http.Server;
/** Another host's page: `?to=` names where its form leads, or what its frame shows. */
let evil: string;
beforeAll(async () => {
  site = await startSite();
  elsewhere = http.createServer((request, reply) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const to = `${site.origin}${query.get('to')}`;
    const fields = ['name', 'formId', 'token'].map(
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

/** Presses the button of a form that another host's page sends here. @returns how it was answered */
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

it('a form on another site signs nobody out', async () => {
  const { owner } = await site.given.workspace();
  expect(await lured(owner.token, { to: '/sign-out' })).toEqual({ status: 403, stillIn: true });
  expect((await owner.get('/me')).status).toBe(200);
});

it('a form on another site generates no key', async () => {
  const { workspace, owner } = await site.given.workspace();
  const to = `/w/${workspace.slug}/api-keys`;
  expect(await lured(owner.token, { to, name: 'Backdoor', formId: FORM_ID })).toMatchObject({ status: 403 });
  expect((await owner.get('/api-keys')).body.data).toEqual([]);
});

it('a form on another site signs nobody in as somebody else', async () => {
  const { owner } = await site.given.workspace();
  await site.asNobody().post('/sign-in/requests', { email: 'mallory@example.com' });
  const { text } = await site.mailbox.nth('mallory@example.com');
  const token = /token=([\w.-]+)/.exec(text)?.[1] ?? '';
  expect(await lured(owner.token, { to: '/sign-in/confirm', token })).toMatchObject({ status: 403 });
  expect((await owner.get('/me')).body.user.email).toBe(owner.email);
  expect((await site.asNobody().post('/sign-in/sessions', { token })).status).toBe(201);
});

it.each(['/sign-in', '/sign-out', '/problems', '/api/explorer'])('%s cannot be framed', async (path) => {
  const { owner } = await site.given.workspace();
  const page = await (await site.visit(owner.token)).newPage();
  const refusal = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(`${evil}/frame?${new URLSearchParams({ to: path })}`);
  await refusal;
  expect(page.frames()[1]?.url()).not.toContain(site.origin);
});
