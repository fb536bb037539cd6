import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Page } from 'playwright-core';
import type { Era } from '../kit/assistant';
import { linkOf } from '../kit/mailbox';
import { Callback } from './callback';
import { ClientMemory } from './client-memory';
import { press } from './page-state';
import { type Site, startSite } from './site';

let site: Site;
let callback: Callback;
beforeAll(async () => {
  site = await startSite();
  callback = await Callback.open();
});
afterAll(async () => {
  await callback.close();
  await site.close();
});
// The client of today says aloud that its tokens have ended, which is what is tested here.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => {
  jest.restoreAllMocks();
  site.clock.reset();
});

/** A program that talks with the endpoint by one of the official clients. */
interface Program {
  readonly memory: ClientMemory;
  connect(): Promise<unknown>;
  finish(back: URL): Promise<void>;
  call(name: string, wish?: Record<string, unknown>): Promise<{ structuredContent?: unknown }>;
  close(): Promise<void>;
}

const CLAUDE_CODE = 'https://claude.ai/oauth/claude-code-client-metadata';

/** The client of today, in one era of the protocol. */
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
    call: async (name, wish = {}) => (await client?.callTool({ name, arguments: wish })) ?? {},
    close: async () => client?.close(),
  };
}

/** The client of the generation before. */
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
    call: async (name, wish = {}) => (await client?.callTool({ name, arguments: wish })) ?? {},
    close: async () => client?.close(),
  };
}

/** A person with a seat in two workspaces. */
async function withTwoSeats() {
  const { workspace: bakery, owner: dana } = await site.given.workspace();
  const { workspace: cafe } = await site.given.workspace();
  await site.given.join(cafe.id, { id: dana.userId, email: dana.email, name: dana.name }, 'employee');
  return { bakery, cafe, dana };
}

/** Signs in on the page that asks for it, by the link in the mail, in the same browser. */
async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Work email').fill(email);
  await press(page, 'Email me a link');
  await page.waitForURL('**/sign-in/sent');
  await page.goto(linkOf(await site.mailbox.nth(email)));
  await press(page, 'Continue');
}

/** A person is sent to the consent page and clicks their way back. @returns what the program is told */
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

it.each([
  ['the client of today in 2025-11-25, registered', () => program('2025-11-25')],
  ['the client of today in 2026-07-28, registered', () => program('2026-07-28')],
  ['the client of today in 2026-07-28, by its document', () => program('2026-07-28', CLAUDE_CODE)],
  ['the client of the generation before, registered', oldProgram],
])('%s goes from 401 to tools, refreshes and lets go', async (_, make) => {
  const { bakery, dana } = await withTwoSeats();
  const app = make();
  await expect(app.connect()).rejects.toThrow(/Unauthorized|authoriz/i);
  const { searchParams } = app.memory.sentTo ?? new URL(site.origin);
  expect(searchParams.get('resource')).toBe(`${site.origin}/mcp`);
  expect(searchParams.get('code_challenge_method')).toBe('S256');

  const context = await site.visit();
  const page = await context.newPage();
  const back = callback.next();
  await page.goto(String(app.memory.sentTo));
  await signIn(page, dana.email);
  const { searchParams: brought } = await decided(page, back, bakery.name);
  expect(brought.get('iss')).toBe(site.origin);
  expect(brought.get('state')).toBe(app.memory.state());
  await context.close();

  await app.finish(new URL(`?${brought}`, callback.url));
  await app.connect();
  expect(await app.call('get_profile')).toMatchObject({
    structuredContent: { id: `${bakery.id}:${dana.userId}`, email: dana.email },
  });

  const before = app.memory.tokens();
  site.clock.advance(3_700);
  expect(await app.call('list_members')).toMatchObject({
    structuredContent: { data: [{ email: dana.email }] },
  });
  const after = app.memory.tokens();
  expect(after?.access_token).not.toBe(before?.access_token);
  expect(after?.refresh_token).not.toBe(before?.refresh_token);

  const revoked = await fetch(`${site.origin}/oauth/revoke`, {
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
});

it('an assistant that may only view asks for more when it needs more, and goes on', async () => {
  const { bakery, dana } = await withTwoSeats();
  const app = program('2026-07-28');
  await expect(app.connect()).rejects.toThrow();
  const context = await site.visit(dana.token);
  const page = await context.newPage();
  await app.finish(await consented(page, app, bakery.name, 'Allow viewing only'));
  await app.connect();
  const invite = () =>
    app.call('invite_members', { emails: ['noor@harborbakery.example'], role: 'employee' });
  await expect(invite()).rejects.toThrow();
  expect(app.memory.sentTo?.searchParams.get('scope')).toContain('employees:edit');
  await app.finish(await consented(page, app, bakery.name));
  await app.connect();
  expect(await invite()).toMatchObject({ structuredContent: { data: [{ outcome: 'invited' }] } });
  await context.close();
  await app.close();
});
