import type { IncomingMessage, ServerResponse } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Era } from '../kit/assistant';
import { ForeignHost } from '../kit/foreign-host';
import { linkOf } from '../kit/mailbox';
import { documentOf, freshHost } from '../kit/published';
import { Callback } from './callback';
import { ClientMemory } from './client-memory';
import { press } from './page-state';
import { type Site, startSite } from './site';

let site: Site;
let callback: Callback;
let world: ForeignHost;
/** Every response so far, such as `POST /mcp 401`. */
const answers: string[] = [];
beforeAll(async () => {
  world = await ForeignHost.open();
  site = await startSite({}, { documents: world.documents() });
  site.app
    .getHttpServer()
    .on('request', ({ method, url = '' }: IncomingMessage, response: ServerResponse) => {
      const path = url.replace(/\?.*/, '').replace(/^\/connect\/[\w-]+$/, '/connect/:uid');
      response.on('finish', () => answers.push(`${method} ${path} ${response.statusCode}`));
    });
  callback = await Callback.open();
});
afterAll(async () => {
  await callback.close();
  await site.close();
  await world.close();
});
// The current client warns when its tokens have expired, which is tested here.
let warnings: jest.SpyInstance;
beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(() => {
  warnings.mockRestore();
  site.clock.reset();
});

/** A program that uses the endpoint through one of the official clients. */
interface Program {
  readonly memory: ClientMemory;
  connect(): Promise<unknown>;
  finish(back: URL): Promise<void>;
  call(name: string, input?: Record<string, unknown>): Promise<{ structuredContent?: unknown }>;
  close(): Promise<void>;
}

/** The URL of a metadata document for a program on this computer, published on another host. */
function published(): string {
  const { id } = freshHost();
  world.at(id, documentOf({ id, back: callback.url }));
  return id;
}

/** The current client, in one revision of the protocol. */
function program(era: Era, document?: string): Program {
  const memory = new ClientMemory(callback.url, document);
  const url = new URL(`${site.origin}/mcp`);
  const mode = era === '2026-07-28' ? { pin: era } : ('legacy' as const);
  let client: Client | undefined;
  const transport = () => new StreamableHTTPClientTransport(url, { authProvider: memory });
  return {
    memory,
    connect: async () => {
      client = new Client({ name: 'A helper', version: '1' }, { versionNegotiation: { mode } });
      await client.connect(transport());
      expect(client.getNegotiatedProtocolVersion()).toBe(era);
    },
    finish: ({ searchParams }) => transport().finishAuth(searchParams),
    call: async (name, input = {}) => (await client?.callTool({ name, arguments: input })) ?? {},
    close: async () => client?.close(),
  };
}

/** The previous generation of the client. */
function oldProgram(): Program {
  const memory = new ClientMemory(callback.url);
  const url = new URL(`${site.origin}/mcp`);
  let client: OldClient | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the older library's own types disagree about undefined
  const transport = (): any => new OldTransport(url, { authProvider: memory as any });
  return {
    memory,
    connect: async () => {
      client = new OldClient({ name: 'An older helper', version: '1' });
      await client.connect(transport());
    },
    finish: ({ searchParams }) => transport().finishAuth(searchParams.get('code')),
    call: async (name, input = {}) => (await client?.callTool({ name, arguments: input })) ?? {},
    close: async () => client?.close(),
  };
}

/** A member of two workspaces. */
async function withTwoMemberships() {
  const { workspace: locationFixture, owner: dana } = await site.given.workspace();
  const { workspace: cafe } = await site.given.workspace();
  await site.given.join(cafe.id, { id: dana.userId, email: dana.email, name: dana.name }, 'employee');
  return { locationFixture, cafe, dana };
}

/** Signs in on the current page with the link in the email, in the same browser. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Work email').fill(email);
  await press(page, 'Email me a link');
  await page.waitForURL('**/sign-in/sent');
  await page.goto(linkOf(await site.mailbox.nth(email)));
  await press(page, 'Continue');
}

/** A person is sent to the consent page and approves. @returns the redirect to the program */
async function consented(page: Page, { memory }: Program, account: string, tick?: string): Promise<URL> {
  const back = callback.next();
  await page.goto(String(memory.sentTo));
  return decided(page, back, account, tick);
}

async function decided(page: Page, back: Promise<URL>, account: string, tick?: string): Promise<URL> {
  await page.getByRole('radio', { name: account }).check();
  await press(page, 'Continue');
  if (tick) await page.getByLabel(tick).check();
  await page.getByRole('button', { name: 'Allow access' }).click();
  return back;
}

/** The responses of the service from an index on. */
const answered = (from: number): string[] => answers.slice(from);

/** Expects the steps in this order, possibly with others in between. */
function expectInOrder(taken: readonly string[], steps: readonly string[]): void {
  let at = -1;
  for (const step of steps) {
    at = taken.indexOf(step, at + 1);
    expect({ step, isThere: at >= 0, taken }).toMatchObject({ isThere: true });
  }
}

const PLAIN: BrowserContextOptions = {};
const SMALL: BrowserContextOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' };
const WITHOUT_SCRIPTS: BrowserContextOptions = { ...SMALL, javaScriptEnabled: false };

const registered = 'POST /oauth/register 201';

it.each<[string, () => Program, string | undefined, BrowserContextOptions]>([
  ['the current client in 2025-11-25, registered', () => program('2025-11-25'), registered, SMALL],
  ['the current client in 2026-07-28, registered', () => program('2026-07-28'), registered, PLAIN],
  [
    'the current client in 2025-11-25, by its document',
    () => program('2025-11-25', published()),
    undefined,
    PLAIN,
  ],
  [
    'the current client in 2026-07-28, by its document',
    () => program('2026-07-28', published()),
    undefined,
    WITHOUT_SCRIPTS,
  ],
  ['the previous client, registered', oldProgram, registered, WITHOUT_SCRIPTS],
])('%s connects after a 401, calls tools, refreshes and revokes', async (_, make, registration, options) => {
  const { locationFixture, dana } = await withTwoMemberships();
  const app = make();
  const from = answers.length;
  await expect(app.connect()).rejects.toThrow(/Unauthorized|authoriz/i);
  const { searchParams } = app.memory.sentTo ?? new URL(site.origin);
  expect(searchParams.get('resource')).toBe(`${site.origin}/mcp`);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  const found = answered(from);
  expectInOrder(found, [
    'POST /mcp 401',
    'GET /.well-known/oauth-protected-resource/mcp 200',
    'GET /.well-known/oauth-authorization-server 200',
    ...(registration ? [registration] : []),
  ]);
  if (!registration) expect(found).not.toContain(registered);

  const context = await site.visit(undefined, options);
  const page = await context.newPage();
  const back = callback.next();
  await page.goto(String(app.memory.sentTo));
  await signIn(page, dana.email);
  const { searchParams: brought } = await decided(page, back, locationFixture.name);
  expect(brought.get('iss')).toBe(site.origin);
  expect(brought.get('state')).toBe(app.memory.state());
  await context.close();

  await app.finish(new URL(`?${brought}`, callback.url));
  await app.connect();
  expect(await app.call('get_profile')).toMatchObject({
    structuredContent: { id: `${locationFixture.id}:${dana.userId}`, email: dana.email },
  });

  const before = app.memory.tokens();
  site.clock.advance(3_700);
  expect(await app.call('list_members')).toMatchObject({
    structuredContent: { data: [{ email: dana.email }] },
  });
  const after = app.memory.tokens();
  expect(after?.access_token).not.toBe(before?.access_token);
  expect(after?.refresh_token).not.toBe(before?.refresh_token);

  const description = await fetch(`${site.origin}/.well-known/oauth-authorization-server`);
  const { revocation_endpoint: endpoint } = await description.json();
  const revoked = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({ token: after?.refresh_token ?? '', client_id: app.memory.clientId }),
  });
  expect(revoked.status).toBe(200);
  const { status } = await fetch(`${site.origin}/mcp`, {
    method: 'POST',
    headers: { authorization: `Bearer ${after?.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
  });
  expect(status).toBe(401);
  await expect(app.call('list_members')).rejects.toThrow();
  await app.close();
  expectInOrder(answered(from), [
    'GET /oauth/authorize 303',
    'POST /sign-in 303',
    'POST /connect/:uid 303',
    'POST /connect/:uid 200',
    'POST /oauth/token 200',
    'POST /mcp 200',
    'POST /mcp 401',
    'POST /oauth/token 200',
    'POST /mcp 200',
    'POST /oauth/revoke 200',
    'POST /mcp 401',
    // It tries to refresh its tokens and fails.
    'POST /oauth/token 400',
  ]);
});

it.each([PLAIN, WITHOUT_SCRIPTS])(
  'an invalid authorization request returns to the client through a page (%j)',
  async (options) => {
    const app = program('2026-07-28');
    await expect(app.connect()).rejects.toThrow();
    const context = await site.visit(undefined, options);
    const page = await context.newPage();
    const address = new URL(String(app.memory.sentTo));
    address.searchParams.set('scope', 'nothing:here');
    const back = callback.next();
    await page.goto(String(address));
    const { searchParams } = await back;
    expect(Object.fromEntries(searchParams)).toMatchObject({
      error: 'invalid_scope',
      state: app.memory.state(),
      iss: site.origin,
    });
    expect(
      answered(0)
        .filter((line) => line.startsWith('GET /oauth/authorize'))
        .slice(-2),
    ).toEqual(['GET /oauth/authorize 400', 'GET /oauth/authorize 303']);
    await context.close();
  },
);

it('a view-only assistant requests more permissions when it needs them', async () => {
  const { locationFixture, dana } = await withTwoMemberships();
  const app = program('2026-07-28');
  await expect(app.connect()).rejects.toThrow();
  const context = await site.visit(dana.token);
  const page = await context.newPage();
  await app.finish(await consented(page, app, locationFixture.name, 'Allow viewing only'));
  await app.connect();
  const invite = () =>
    app.call('invite_members', { emails: ['noor@harborbakery.example'], role: 'employee' });
  await expect(invite()).rejects.toThrow();
  expect(app.memory.sentTo?.searchParams.get('scope')).toContain('employees:edit');
  await app.finish(await consented(page, app, locationFixture.name));
  await app.connect();
  expect(await invite()).toMatchObject({ structuredContent: { data: [{ outcome: 'invited' }] } });
  await context.close();
  await app.close();
});
