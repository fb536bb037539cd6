import { problemCatalogue } from '../../src/kernel/problem/problem';
import { startApp, type TestApp } from '../kit/app';
import type { GivenMember } from '../kit/given';

let t: TestApp;
let owner: GivenMember;
beforeAll(async () => {
  t = await startApp();
  owner = (await t.given.workspace()).owner;
});
afterAll(() => t.close());

/** Sends a body exactly as written. */
async function raw(path: string, payload: string | Buffer, type = 'application/json', more: object = {}) {
  const headers = {
    authorization: `Bearer ${owner.token}`,
    ...(type ? { 'content-type': type } : {}),
    ...more,
  };
  const reply = await t.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() };
}

const faults = (body: { errors: { pointer?: string; parameter?: string }[] }) =>
  body.errors.map(({ pointer, parameter }) => pointer ?? parameter).sort();

it('all errors of a body are returned at once, each with its pointer', async () => {
  const { status, headers, body } = await owner.post('/workspaces', {
    name: '',
    timeZone: 7,
    currency: 'x',
    a: 1,
  });
  expect([status, headers['content-type']]).toEqual([422, 'application/problem+json; charset=utf-8']);
  expect(faults(body)).toEqual(['#/a', '#/currency', '#/name', '#/timeZone']);
  expect(body).toMatchObject({
    type: '/problems/invalid-input',
    detail: '4 validation errors, listed in `errors`.',
  });
  expect(body.errors[0]).toEqual({
    pointer: expect.any(String),
    code: expect.any(String),
    detail: expect.any(String),
  });
});

it('pointers follow RFC 6901, with array indexes and escapes', async () => {
  const input = { emails: ['a@x.example', 7, null], role: 'boss', 'a/b': 1, 'm~n': 2 };
  const { body } = await owner.post('/invitations', input);
  expect(faults(body)).toEqual(['#/a~1b', '#/emails/1', '#/emails/2', '#/m~0n', '#/role']);
});

it('all errors of a query are returned at once, by parameter', async () => {
  const { status, body } = await owner.get('/members?limit=0&cursor=!&updated=1');
  expect([status, faults(body)]).toEqual([400, ['cursor', 'limit', 'updated']]);
});

const NAMES = 'limit, cursor, updatedSince, memberId, state, from, to';

it.each([
  ['timesheets?limit=500', 'Must be at most 100.'],
  ['timesheets?limit=few', 'Must be a number.'],
  ['timesheets?state=done', 'Must be open, submitted, approved or rejected.'],
  ['timesheets?status=open', `Unknown name. Allowed: ${NAMES}.`],
  ['timesheets?from=yesterday', 'Use the format YYYY-MM-DD, such as 2026-11-22.'],
  ['me?status=open', 'Nothing is expected here.'],
])('%s gets one error that says what is allowed', async (address, detail) => {
  const { status, body } = await owner.get(`/${address}`);
  expect([status, body.errors.length, body.detail]).toEqual([400, 1, detail]);
});

it('missing and mistyped fields are reported with the expected type', async () => {
  const { body } = await owner.post('/invitations', { emails: 'a@x.example' });
  expect(body.errors).toEqual([
    { pointer: '#/emails', code: 'invalid_type', detail: 'Must be a list.' },
    { pointer: '#/role', code: 'invalid_value', detail: 'Must be admin or employee.' },
  ]);
  const profile = await owner.post('/export-profiles', { name: 'Provider' });
  expect(profile.body.detail).toBe('Required. Must be a list.');
});

it.each([
  'limit=0',
  'limit=101',
  'limit=1.5',
  'limit=',
  'limit=ten',
  'limit=1&limit=2',
  'limit[$ne]=1',
  'x=1',
])('a list refuses ?%s', async (query) => {
  const { status, body } = await owner.get(`/members?${query}`);
  expect([status, body.code]).toEqual([400, 'invalid-input']);
});

const encoded = (text: string | Buffer) => Buffer.from(text).toString('base64url');

it.each([
  encoded('\0'),
  encoded('key_\0'),
  encoded(Buffer.from([0xff, 0xfe])),
  encoded('\n'),
  encoded('ü'),
  'A'.repeat(201),
  'A'.repeat(15_000),
  '%00',
  "'--",
  '%ED%A0%80',
])('a list refuses a cursor that it did not issue (%#)', async (cursor) => {
  for (const list of ['/members', '/api-keys', '/invitations']) {
    const { status, body } = await owner.get(`${list}?cursor=${cursor}`);
    expect([status, body.errors?.[0].parameter]).toEqual([400, 'cursor']);
  }
});

it('an operation without parameters or body refuses both', async () => {
  const { bob } = await t.given.workspace({ bob: 'employee' });
  const query = await owner.get('/me?expand=1&fields=name');
  expect([query.status, faults(query.body)]).toEqual([400, ['expand', 'fields']]);
  const [body, list] = [
    await bob.post('/workspace/leave', { force: true }),
    await bob.post('/workspace/leave', [1]),
  ];
  expect([body.status, faults(body.body), list.status]).toEqual([422, ['#/force'], 422]);
  expect((await bob.get('/me')).status).toBe(200);
  expect((await bob.send('POST', '/workspace/leave', {})).status).toBe(200);
});

it('a JSON content type without a body is accepted', async () => {
  const { bob } = await t.given.workspace({ bob: 'employee' });
  const headers = { 'content-type': 'application/json' };
  expect((await bob.send('DELETE', '/sessions', undefined, headers)).status).toBe(204);
  expect((await bob.send('POST', '/workspace/leave', undefined, headers)).status).toBe(200);
  expect((await owner.send('POST', '/api-keys', undefined, headers)).body).toMatchObject({ status: 422 });
});

it.each([
  ['truncated', '{"name":'],
  ['unquoted names', '{name:1}'],
  ['single quotes', "{'name':'x'}"],
  ['two values', '{"name":"x"}{"name":"y"}'],
  ['a prototype', '{"name":"a","__proto__":{"isAdmin":true}}'],
  ['a nested prototype', '{"name":{"__proto__":{"isAdmin":true}}}'],
  ['a constructor', '{"name":"a","constructor":{"prototype":{"isAdmin":true}}}'],
  ['NUL', '\u0000'],
])('malformed or unsafe JSON is refused: %s', async (_, payload) => {
  const { status, body } = await raw('/api-keys', payload);
  expect([status, body.code, faults(body)]).toEqual([400, 'invalid-input', ['#']]);
  expect(Object.prototype).not.toHaveProperty('isAdmin');
});

it.each(['null', '[]', '"x"', '1', 'true', '[[[]]]'])('a body of %s is refused', async (payload) => {
  expect(await raw('/api-keys', payload)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#' }] },
  });
});

const DEEP = 40_000;

it.each([
  ['arrays', '['.repeat(DEEP) + ']'.repeat(DEEP)],
  ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  ['a field of arrays', `{"name":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`],
  ['an array of arrays', `{"emails":[${'['.repeat(DEEP)}${']'.repeat(DEEP)}],"role":"admin"}`],
])('a body of %s nested 40,000 levels is refused', async (_, payload) => {
  expect((await raw('/api-keys', payload)).status).toBe(422);
  expect((await raw('/invitations', payload)).status).toBe(422);
  const once = { 'idempotency-key': 'deep' };
  expect((await raw('/api-keys', payload, 'application/json', once)).status).toBe(422);
});

it.each(['a\u0000b', '\u0000', '\ud800', 'x\udfff', '\udc00\ud800'])(
  'text that cannot be stored is refused in every field: %j',
  async (text) => {
    const inputs: [string, object][] = [
      ['/api-keys', { name: text }],
      ['/workspaces', { name: text, timeZone: 'UTC' }],
      ['/workspaces', { name: 'Fine', timeZone: text }],
      ['/invitations', { emails: [text], role: 'admin' }],
      ['/invitations/accept', { token: text }],
      ['/sign-in/requests', { email: text }],
      ['/sign-in/requests', { email: 'text@harbor.example', returnTo: `/${text}` }],
      ['/sign-in/sessions', { token: text }],
      ['/sign-in/sessions', { requestSecret: text, code: '123456' }],
      ['/sign-in/sessions', { requestSecret: 'x', code: text }],
      ['/workspace/ownership', { memberId: text }],
    ];
    for (const [path, input] of inputs) {
      expect([path, (await owner.post(path, input)).status]).toEqual([path, 422]);
    }
  },
);

it('characters outside the basic plane are accepted in text', async () => {
  expect((await owner.post('/api-keys', { name: 'Payroll 🧾' })).body).toMatchObject({ name: 'Payroll 🧾' });
});

it('query operators are refused as values', async () => {
  const inputs: [string, object][] = [
    ['/sign-in/sessions', { token: { $ne: null } }],
    ['/sign-in/requests', { email: { $gt: '' } }],
    ['/invitations/accept', { token: ['a'] }],
    ['/workspace/ownership', { memberId: { $in: [] } }],
  ];
  for (const [path, input] of inputs) expect((await owner.post(path, input)).status).toBe(422);
});

it('a body over the limit gets 413', async () => {
  const { status, body } = await raw('/api-keys', JSON.stringify({ name: 'x'.repeat(300_000) }));
  expect([status, body.code]).toEqual([413, 'body-too-large']);
});

it.each([
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  ';;;',
  '',
])('a body with content type %j gets 415', async (type) => {
  const { status, body } = await raw('/api-keys', '{"name":"x"}', type);
  expect([status, body.code]).toEqual([415, 'media-type-refused']);
  expect(body.detail).toContain('Content-Type: application/json');
});

it.each([
  'mem_x',
  'mem_',
  '1',
  '%00',
  '..%2f..',
  'MEM_01K0000000000000000000ZZZZ',
  `mem_${'0'.repeat(60)}`,
  "'--",
])('a malformed id gets 400: %s', async (id) => {
  const replies = [
    await owner.get(`/members/${id}`),
    await owner.post(`/members/${id}/removal`),
    await owner.delete(`/api-keys/${id}`),
    await owner.delete(`/invitations/${id}`),
    await owner.delete(`/sessions/${id}`),
  ];
  for (const { status, body } of replies) {
    expect([status, body.code, faults(body)[0]]).toEqual([
      400,
      'invalid-input',
      expect.stringMatching(/Id$/),
    ]);
  }
});

it.each(['/members/%zz', '/%', '/members/%E0%A4%A', `/members/${'a'.repeat(500)}`])(
  'a malformed path is a problem, and its query is not repeated (%#)',
  async (path) => {
    const { status, headers, body, text } = await owner.get(`${path}?token=hidden`);
    expect([status, body.code]).toEqual([400, 'request-refused']);
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-request-id': body.requestId,
    });
    expect(text).not.toContain('hidden');
  },
);

it.each([
  ['GET', '/nothing'],
  ['GET', ''],
  ['GET', '/me/'],
  ['PUT', '/me'],
  ['PATCH', '/api-keys'],
  ['GET', '/members/x/y/z'],
] as const)('%s %s is not found, as a problem', async (method, path) => {
  const { status, headers, body } = await owner.send(method, path);
  expect([status, body.code]).toEqual([404, 'not-found']);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
});

it.each(['abc-123_x.y', 'a', 'x'.repeat(64)])('the request id %s of a client is returned', async (id) => {
  const reply = await owner.send('GET', '/nothing', undefined, { 'x-request-id': id });
  expect(reply.headers['x-request-id']).toBe(id);
  expect(reply.body).toMatchObject({ requestId: id, instance: `urn:request:${id}` });
});

it('the log line of a request has its trace id', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  await owner.send('GET', '/nothing', undefined, { traceparent });
  expect(JSON.parse(t.log.at(-1) ?? '')).toMatchObject({ trace: '4bf92f3577b34da6a3ce929d0e0e4736' });
});

it.each(['', ' ', 'a b', '<script>', 'a"b', 'x'.repeat(65), 'a,b', '%{jndi}', 'é', '%0a', '../x'])(
  'an invalid request id %j is replaced and not logged',
  async (id) => {
    const reply = await owner.send('GET', '/nothing', undefined, { 'x-request-id': id });
    expect(reply.headers['x-request-id']).toMatch(/^req_[0-9a-z]{26,32}$/);
    expect(reply.body.requestId).toBe(reply.headers['x-request-id']);
    expect(JSON.parse(t.log.at(-1) ?? '')).toMatchObject({ requestId: reply.body.requestId });
  },
);

it('every problem type has a page', async () => {
  const slugs = problemCatalogue().map(({ slug }) => slug);
  expect(slugs.length).toBeGreaterThan(20);
  for (const slug of slugs) {
    const page = await t.asNobody().get(`//problems/${slug}`);
    expect([slug, page.status]).toEqual([slug, 200]);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(`/problems/${slug}`);
  }
  expect((await t.asNobody().get('//problems/no-such-thing')).status).toBe(404);
});
