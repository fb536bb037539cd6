import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { PERMISSIONS } from '../../src/access/permissions';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { assistant, callTool, ERAS, letIn, listening, sendMessage } from '../kit/assistant';
import { message } from '../kit/message';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** A workspace whose owner has connected an assistant. */
async function connected() {
  const { workspace, owner } = await t.given.workspace();
  return { workspace, owner, claude: await letIn(t, workspace.id, owner.id) };
}

const METADATA = `resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp"`;
const SCOPE = `scope="${PERMISSIONS.join(' ')}"`;
const ping = message('tools/list');

it.each(ERAS)('the official client works with the endpoint in %s', async (era) => {
  const { workspace, owner, claude } = await connected();
  const { client, tools, call } = await assistant(t.app, claude.token, era);
  expect(client.getNegotiatedProtocolVersion()).toBe(era);
  expect(client.getInstructions()).toContain('You act for one person in one workspace');
  expect((await tools()).map(({ name }) => name)).toContain('list_members');
  const profile = await call('get_profile');
  expect(profile.structuredContent).toEqual({
    id: `${workspace.id}:${owner.userId}`,
    name: owner.name,
    nickname: `${owner.name} at ${workspace.name}`,
    email: owner.email,
  });
  await client.close();
});

it('the previous generation of the official client still works', async () => {
  const { owner, claude } = await connected();
  const client = new OldClient({ name: 'An older test', version: '1' });
  const url = new URL(`${await listening(t.app)}/mcp`);
  await client.connect(
    // biome-ignore lint/suspicious/noExplicitAny: the older library's own types disagree about undefined
    new OldTransport(url, { requestInit: { headers: { authorization: `Bearer ${claude.token}` } } }) as any,
  );
  const answer = await client.callTool({ name: 'list_members', arguments: {} });
  expect(answer.structuredContent).toMatchObject({ data: [{ email: owner.email, role: 'owner' }] });
  await client.close();
});

it('a call without a token gets 401 with the metadata URL and the scope', async () => {
  const { status, headers, body } = await sendMessage(t.asNobody(), 'tools/list');
  expect([status, headers['www-authenticate']]).toEqual([401, `Bearer ${METADATA}, ${SCOPE}`]);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});

it('an invalid token gets invalid_token', async () => {
  const { status, headers } = await sendMessage(t.as('x'.repeat(43)), 'tools/list');
  expect([status, headers['www-authenticate']]).toEqual([
    401,
    `Bearer error="invalid_token", ${METADATA}, ${SCOPE}`,
  ]);
});

it('a token for the HTTP API is refused', async () => {
  const { workspace, owner } = await connected();
  const forApi = await t.given.connection(workspace.id, owner.id);
  const { status, headers } = await sendMessage(forApi, 'tools/list');
  expect([status, headers['www-authenticate']]).toEqual([
    401,
    `Bearer error="invalid_token", ${METADATA}, ${SCOPE}`,
  ]);
});

it('keys and sessions are refused and pointed to the HTTP API', async () => {
  const { workspace, owner } = await connected();
  for (const caller of [owner, await t.given.apiKey(workspace.id, owner.id)]) {
    const { status, body, headers } = await sendMessage(caller, 'tools/list');
    expect([status, body.code, body.accepted]).toEqual([403, 'credential-kind-refused', ['connection']]);
    expect(body.detail).toContain('/api/v1');
    expect(headers['www-authenticate']).toBeUndefined();
  }
});

it.each([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ host: 'rebound.example' }, 403],
  [{ origin: 'https://claude.ai' }, 200],
  [{ origin: 'https://chatgpt.com' }, 200],
  [{ origin: ORIGIN, host: '127.0.0.1:3000' }, 200],
])('a call with %j gets %d', async (headers, expected) => {
  const { claude } = await connected();
  for (const [caller, status] of [
    [claude, expected],
    [t.asNobody(), expected === 200 ? 401 : expected],
  ] as const) {
    const reply = await caller.send('POST', '//mcp', ping.body, { ...ping.headers, ...headers });
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.body.code).toBe('caller-refused');
  }
});

it('only POST with a single JSON message is accepted', async () => {
  const { claude } = await connected();
  for (const method of ['GET', 'DELETE'] as const) {
    const { status, headers, body } = await claude.send(method, '//mcp');
    expect([status, headers.allow, body.code]).toEqual([405, 'POST', 'only-posts']);
  }
  const batch = await claude.send('POST', '//mcp', [ping.body, ping.body], ping.headers);
  expect([batch.status, batch.body.code]).toEqual([400, 'one-message']);
  const empty = await claude.send('POST', '//mcp', undefined, ping.headers);
  expect([empty.status, empty.body.code]).toEqual([400, 'invalid-input']);
  const form = { ...ping.headers, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await claude.send('POST', '//mcp', ping.body, form)).status).toBe(415);
});

it('a message over the body limit gets 413', async () => {
  const { claude } = await connected();
  const long = await callTool(claude, 'invite_members', { emails: ['x'.repeat(2_000_000)], role: 'admin' });
  expect([long.status, long.body.code]).toEqual([413, 'body-too-large']);
});

const deep = (inside: string) => `${'{"a":'.repeat(20_000)}${inside}${'}'.repeat(20_000)}`;

it.each([
  ['a message', deep('1')],
  [
    'an argument',
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"clock_in","arguments":${deep('1')}}}`,
  ],
  ['a _meta field', `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":${deep('1')}}}`],
  ['an id', `{"jsonrpc":"2.0","id":${deep('1')},"method":"tools/list"}`],
])('%s that is nested too deeply is refused', async (_, payload) => {
  const { claude } = await connected();
  const headers = {
    ...ping.headers,
    authorization: `Bearer ${claude.token}`,
    'content-type': 'application/json',
  };
  const reply = await t.app.inject({ method: 'POST', url: '/mcp', headers, payload });
  expect([reply.statusCode, reply.json().code]).toEqual([422, 'invalid-input']);
});

it('responses have the usual headers and log line', async () => {
  const { claude } = await connected();
  const { status, headers, body } = await sendMessage(claude, 'tools/list');
  expect(status).toBe(200);
  expect(body.result.tools.length).toBeGreaterThan(5);
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  const line = t.log.map((one) => JSON.parse(one)).find((one) => one.requestId === headers['x-request-id']);
  expect(line).toMatchObject({ route: '/mcp', status: 200, by: 'connection', credential: claude.id });
  expect(JSON.stringify(line)).not.toContain(claude.token);
});

it('subscriptions are refused instead of kept open', async () => {
  const { claude } = await connected();
  const reply = await sendMessage(claude, 'subscriptions/listen', { filter: { toolsListChanged: true } });
  expect(reply.body).toMatchObject({ error: { message: 'Subscription limit reached' } });
});
