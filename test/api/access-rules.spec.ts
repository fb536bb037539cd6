import { createConnection } from 'node:net';
import { newApiKeyToken } from '../../src/modules/api-keys/api-keys/api-key-token';
import { ORIGIN, startApp, type TestApp } from '../kit/app';

const METADATA = `resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/api/v1"`;

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** A workspace whose owner has a session and a key. */
async function withKey() {
  const { workspace, owner } = await t.given.workspace();
  return { workspace, owner, key: await t.given.apiKey(workspace.id, owner.id) };
}

const me = (headers: Record<string, string>) => t.asNobody().send('GET', '/me', undefined, headers);

it('a request without credentials gets 401 and a challenge without an error', async () => {
  const { status, headers, body } = await t.asNobody().get('/me');
  expect([status, headers['www-authenticate']]).toEqual([401, `Bearer ${METADATA}`]);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ type: '/problems/unauthenticated', code: 'unauthenticated', status: 401 });
});

it('every invalid credential gets the same 401', async () => {
  const { owner, key } = await withKey();
  await owner.delete(`/api-keys/${key.id}`);
  const ended = (await t.given.session(owner.userId)).token;
  await t.as(ended).delete('/sessions/current');
  const responses = new Set<string>();
  for (const token of [key.token, ended, newApiKeyToken(), 'eyJ.e.e', 'anything']) {
    const { status, headers, body } = await t.as(token).get('/me');
    responses.add(
      JSON.stringify([status, headers['www-authenticate'], { ...body, instance: 0, requestId: 0 }]),
    );
  }
  expect(responses.size).toBe(1);
  expect([...responses][0]).toContain(JSON.stringify(`Bearer error="invalid_token", ${METADATA}`));
});

it.each(['Bearer', 'Bearer  two', 'Bearer a b', 'a, b, c', 'Bearer x, Bearer y'])(
  'a malformed header "Authorization: %s" gets 400',
  async (authorization) => {
    const { status, headers, body } = await me({ authorization });
    expect([status, headers['www-authenticate']]).toEqual([400, 'Bearer error="invalid_request"']);
    expect(body).toMatchObject({ code: 'credential-ambiguous' });
  },
);

it('a credential in the URL is refused, not used and not logged', async () => {
  const { key } = await withKey();
  const url = `/me?access_token=${key.token}`;
  const paths = [url, '/members?limit=1&access_token=x', '//health/live?access_token=x'];
  for (const path of paths) {
    for (const caller of [t.asNobody(), key]) {
      const { status, headers, body } = await caller.get(path);
      expect([status, body.code]).toEqual([400, 'credential-ambiguous']);
      expect(headers['www-authenticate']).toBe('Bearer error="invalid_request"');
    }
  }
  expect(t.log.join('\n')).not.toContain(key.token);
});

it('a credential in the body is refused and not used', async () => {
  const { owner, key } = await withKey();
  const input = { name: 'A key', access_token: owner.token };
  for (const caller of [t.asNobody(), owner]) {
    expect((await caller.post('/api-keys', input)).body).toMatchObject({ code: 'credential-ambiguous' });
  }
  const open = { email: 'body@harbor.example', access_token: key.token };
  expect((await t.asNobody().post('/sign-in/requests', open)).status).toBe(400);
  expect((await owner.get('/api-keys')).body.data).toHaveLength(1);
});

it('two Authorization headers are refused, even if one is valid', async () => {
  const { key } = await withKey();
  await t.app.listen(0, '127.0.0.1');
  const port = Number(new URL(await t.app.getUrl()).port);
  const ask = (...headers: string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = createConnection(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('end', () => resolve(answer)).on('error', reject);
      socket.write(
        ['GET /api/v1/me HTTP/1.1', 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n'),
      );
    });
  const good = `Authorization: Bearer ${key.token}`;
  expect(await ask(good)).toMatch(/^HTTP\/1.1 200 /);
  for (const other of ['Authorization: Bearer x', 'AUTHORIZATION: Basic x', good]) {
    for (const pair of [
      [good, other],
      [other, good],
    ]) {
      const answer = await ask(...pair);
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).toContain('"credential-ambiguous"');
    }
  }
});

it('malformed Authorization headers get 400 or 401', async () => {
  const { key, owner } = await withKey();
  const schemes = [
    '',
    'Bearer',
    'bearer ',
    'Basic ',
    'Digest ',
    'Bearer\t',
    'Bearer=',
    'Bearer:',
    'Bearer,',
    'Bearerer ',
  ];
  const values = [
    ...[
      '',
      ' ',
      '\t',
      '=',
      '"',
      ',',
      '{}',
      'null',
      '0',
      '-1',
      '\u00e4\u00ff',
      '\u0001',
      '\u007f',
      '%00',
      "' or 1=1 --",
    ],
    ...[
      'a'.repeat(10_000),
      'eyJ..',
      'eyJhbGciOiJub25lIn0.e30.',
      '.'.repeat(500),
      'ks_live_',
      `ks_live_${'0'.repeat(49)}`,
    ],
    ...[
      `${key.token} `,
      `  ${key.token}`,
      `"${key.token}"`,
      `${key.token},`,
      key.token.slice(1),
      `${owner.token}=`,
    ],
  ];
  const all = schemes.flatMap((scheme) => values.map((value) => scheme + value));
  expect(all.length).toBeGreaterThan(200);
  for (const authorization of all) {
    const { status, headers } = await me({ authorization });
    expect([authorization, [400, 401].includes(status)]).toEqual([authorization, true]);
    expect(headers['www-authenticate']).toMatch(
      /^Bearer (error="invalid_(token|request)"|resource_metadata=)/,
    );
  }
});

it('the Bearer scheme is case-insensitive (RFC 9110)', async () => {
  const { key } = await withKey();
  for (const scheme of ['bearer', 'BEARER', 'Bearer']) {
    expect((await me({ authorization: `${scheme} ${key.token}` })).status).toBe(200);
  }
});

it('the API ignores cookies', async () => {
  const { owner, key } = await withKey();
  for (const token of [owner.token, key.token]) {
    const reply = await me({ cookie: `keyshift_session=${token}; __Host-keyshift=${token}` });
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe(`Bearer ${METADATA}`);
  }
});

it('pages ignore the Authorization header and redirect to sign-in', async () => {
  const { owner, key, workspace } = await withKey();
  const page = `//w/${workspace.slug}/api-keys`;
  for (const token of [owner.token, key.token]) {
    const { status, headers } = await t.as(token).get(page);
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?/)]);
  }
  const cookie = `keyshift_session=${owner.token}`;
  expect((await t.asNobody().send('GET', page, undefined, { cookie })).status).toBe(200);
});

it('an invalid workspace slug does not affect concurrent requests', async () => {
  const { owner } = await withKey();
  const cookie = `keyshift_session=${owner.token}`;
  const pages = ['%00', 'a%00b', '%0a', '..%2f..', '%ED%A0%80', "'"].map((slug) => `//w/${slug}/api-keys`);
  const [good, bad] = await Promise.all([
    Promise.all(pages.map(() => owner.get('/me'))),
    Promise.all(pages.map((page) => t.asNobody().send('GET', page, undefined, { cookie }))),
  ]);
  expect(good.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect(bad.every(({ status }) => status === 404 || status === 400)).toBe(true);
});

it('a public endpoint accepts a request with an invalid credential', async () => {
  const invalid = t.as(newApiKeyToken());
  expect((await invalid.post('/sign-in/requests', { email: 'invalid@harbor.example' })).status).toBe(202);
  expect((await invalid.get('//health/live')).status).toBe(200);
});

it('a key works in its own workspace and is refused in any other', async () => {
  const [mine, other] = [await withKey(), await withKey()];
  expect((await t.as(mine.key.token, mine.workspace.id).get('/me')).status).toBe(200);
  for (const named of [other.workspace.id, 'nonsense', mine.workspace.name]) {
    const { body } = await t.as(mine.key.token, named).get('/me');
    expect(body).toMatchObject({ status: 400, code: 'workspace-mismatch' });
  }
});

it('an invalid workspace header does not affect concurrent requests', async () => {
  const [{ owner, workspace }, outsider] = [await withKey(), await withKey()];
  const odd = ['a\u0000b', '\u0000', 'x\ny', "'", '\u00ff', 'w'.repeat(5000)];
  const [good, bad] = await Promise.all([
    Promise.all(odd.map(() => owner.get('/me'))),
    Promise.all(odd.map((name) => t.as(outsider.owner.token, name).get('/me'))),
  ]);
  expect(good.map(({ body }) => body.workspace?.id)).toEqual(odd.map(() => workspace.id));
  expect(bad.map(({ status }) => status)).toEqual(odd.map(() => 404));
});

it('every API response forbids caching', async () => {
  const { key } = await withKey();
  for (const reply of [await key.get('/me'), await t.asNobody().get('/me'), await key.get('/nowhere')]) {
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(reply.headers).not.toHaveProperty('set-cookie');
  }
});
