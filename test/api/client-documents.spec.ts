import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startApp, type TestApp } from '../kit/app';
import { wordsOf } from '../kit/browse';
import { ForeignHost } from '../kit/foreign-host';
import { Assistant, Tab } from '../kit/oauth-client';
import { documentOf, expectUnknown, freshHost, sentBy } from '../kit/published';

// Clients identified by the URL of a metadata document, which is fetched on first use.

let t: TestApp;
let world: ForeignHost;
beforeAll(async () => {
  world = await ForeignHost.open();
  t = await startApp({}, [], { documents: world.documents() });
});
afterAll(async () => {
  await t.close();
  await world.close();
});
beforeEach(() => world.forget());
afterEach(() => t.clock.reset());

it('a client connects with its metadata document; the page shows its host', async () => {
  const client = freshHost();
  const { id, host, back } = client;
  world.at(id, documentOf({ id, back }));
  const { workspace, owner } = await t.given.workspace();
  const assistant = new Assistant(t, id, back);
  const tab = Tab.forSession(t, owner);
  const page = String((await tab.get(assistant.address())).headers.location);
  const words = wordsOf((await tab.get(page)).text);
  expect(words).toContain(`Helper asked to connect from ${host} .`);
  expect(words).toContain(`What it can’t fake is the address it sends you back to: ${host}`);
  const returned = await assistant.answered(tab, page, { account: workspace.id });
  expect(returned.origin + returned.pathname).toBe(back);
  const { body } = await assistant.redeem(returned.searchParams.get('code') ?? '');
  expect((await t.as(body.access_token).get('/me')).status).toBe(200);
  expect((await assistant.refresh(body.refresh_token)).status).toBe(200);
  expect((await owner.get('/connections')).body.data).toMatchObject([{ name: 'Helper', host }]);
  expect(world.asked).toEqual([`${host}/metadata.json`]);
  expect(world.reached).toEqual(['93.184.215.14']);
  const rows = await t.sql("select 1 from oauth_record where kind = 'Client' and client_id = $1", [id]);
  expect(rows).toEqual([]);
});

it('a document with a loopback redirect URI gets a warning', async () => {
  const { id } = freshHost();
  world.at(id, documentOf({ id, back: 'http://127.0.0.1/callback' }));
  const { owner } = await t.given.workspace();
  const tab = Tab.forSession(t, owner);
  const start = await tab.get(new Assistant(t, id, 'http://127.0.0.1:4567/callback').address());
  const words = wordsOf((await tab.get(String(start.headers.location))).text);
  expect(words).toContain('This connects a program on your own computer');
});

it('only the exact redirect URIs of the document are used', async () => {
  const client = freshHost();
  const { id, back } = client;
  world.at(id, documentOf({ id, back }));
  for (const other of [`${back}/`, `${back}?x`, back.replace('host', 'h0st'), back.replace('https', 'http')])
    await expectUnknown(t, { id, back: other });
  expect((await sentBy(t, client)).status).toBe(303);
});

describe('a metadata document', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void;
  const JSON_HEADERS = { 'content-type': 'application/json' };
  const good = (id: string, back: string) => JSON.stringify(documentOf({ id, back }));

  it.each<[string, (id: string, back: string) => Answer]>([
    [
      'shorter than its Content-Length',
      (id, back) => (_, response) => {
        response.writeHead(200, { ...JSON_HEADERS, 'content-length': '1000000' });
        response.write(good(id, back), () => response.destroy());
      },
    ],
    [
      'longer than its Content-Length',
      (id, back) => (_, response) => {
        response.socket?.end(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n${good(id, back)}`,
        );
      },
    ],
    [
      'over 5 KB',
      (id, back) => (_, response) => {
        response
          .writeHead(200, JSON_HEADERS)
          .end(JSON.stringify(documentOf({ id, back }, { x: 'x'.repeat(6000) })));
      },
    ],
    [
      'with an endless body',
      (id, back) => (_, response) => {
        response.writeHead(200, JSON_HEADERS);
        response.write(good(id, back));
        const pour = () => {
          while (!response.destroyed && response.write(' '.repeat(16_384)));
        };
        response.on('drain', pour);
        pour();
      },
    ],
    ['that never arrives', () => () => world.endTime()],
    [
      'that stops midway',
      (id, back) => (_, response) => {
        response.writeHead(200, JSON_HEADERS).write(good(id, back).slice(0, 40), () => world.endTime());
      },
    ],
    [
      'that arrives byte by byte',
      (id, back) => (_, response) => {
        response.writeHead(200, JSON_HEADERS);
        const characters = [...good(id, back)];
        const drop = setInterval(() => {
          response.write(characters.shift() ?? ' ');
          if (characters.length < 10) world.endTime();
        }, 1);
        response.on('close', () => clearInterval(drop));
      },
    ],
    [
      'that is compressed',
      (id, back) => (_, response) => {
        response
          .writeHead(200, { ...JSON_HEADERS, 'content-encoding': 'gzip' })
          .end(gzipSync(good(id, back)));
      },
    ],
    [
      'that is a gzip bomb',
      () => (_, response) => {
        const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
        response.writeHead(200, { ...JSON_HEADERS, 'content-encoding': 'gzip' }).end(bomb);
      },
    ],
    [
      'whose host closes the connection',
      () => (_, response) => {
        response.socket?.destroy();
      },
    ],
    [
      'that is not HTTP',
      () => (_, response) => {
        response.socket?.end('220 smtp.client.example ESMTP\r\n');
      },
    ],
    ...[201, 203, 204, 206, 401, 404, 500].map((status): [string, (id: string, back: string) => Answer] => [
      `with status ${status}`,
      (id, back) => (_, response) => void response.writeHead(status, JSON_HEADERS).end(good(id, back)),
    ]),
    ...['text/html', 'text/plain', 'application/octet-stream', 'application/jsonp', ''].map(
      (type): [string, (id: string, back: string) => Answer] => [
        `of type “${type}”`,
        (id, back) => (_, response) =>
          void response.writeHead(200, type ? { 'content-type': type } : {}).end(good(id, back)),
      ],
    ),
  ])('%s is refused', async (_, answer) => {
    const client = freshHost();
    const { id, back } = client;
    world.at(id, answer(id, back));
    await expectUnknown(t, client);
    expect(world.asked).toHaveLength(1);
    expect(AbortSignal.timeout).toHaveBeenCalledWith(5_000);
  });

  it.each([301, 302, 303, 307, 308])('that redirects with %d is refused', async (status) => {
    const elsewhere = freshHost();
    for (const to of [
      'https://127.0.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'https://inside.client.example/',
      elsewhere.id,
    ]) {
      const client = freshHost();
      const { id, back } = client;
      world.at(elsewhere.id, documentOf({ id, back }));
      world.at(id, (_request, response) => response.writeHead(status, { location: to }).end());
      await expectUnknown(t, client);
    }
    expect(world.asked).toHaveLength(4);
    expect(world.asked.join()).not.toMatch(/inside|127|169/);
  });

  it.each<[string, (id: string, back: string) => object | string]>([
    ['nothing', () => ''],
    ['truncated JSON', (id, back) => good(id, back).slice(0, -1)],
    ['an array', (id, back) => [documentOf({ id, back })]],
    ['null', () => 'null'],
    ['a string', () => '"metadata"'],
    ['a number', () => '1'],
    ['nested arrays', () => '['.repeat(2_000) + ']'.repeat(2_000)],
    ['an HTML page', () => '<!doctype html><title>Hello</title>'],
    ['no client_id', (_, back) => ({ redirect_uris: [back] })],
    ['another client_id', (id, back) => documentOf({ id: `${id}x`, back })],
    ['its client_id with a slash', (id, back) => documentOf({ id: `${id}/`, back })],
    ['its client_id in capitals', (id, back) => documentOf({ id: id.toUpperCase(), back })],
    [
      'the client_id of Claude',
      (_, back) => documentOf({ id: 'https://claude.ai/oauth/mcp-oauth-client-metadata', back }),
    ],
    ['its client_id as an array', (id, back) => documentOf({ id, back }, { client_id: [id] })],
    ['a client secret', (id, back) => documentOf({ id, back }, { client_secret: 'known to all who read' })],
    [
      'a secret-based auth method',
      (id, back) => documentOf({ id, back }, { token_endpoint_auth_method: 'client_secret_post' }),
    ],
    ['no redirect URIs', (id, back) => documentOf({ id, back }, { redirect_uris: undefined })],
    ['an empty list of redirect URIs', (id, back) => documentOf({ id, back }, { redirect_uris: [] })],
    ['one redirect URI and no list', (id, back) => documentOf({ id, back }, { redirect_uris: back })],
    [
      'a javascript: redirect URI',
      (id, back) => documentOf({ id, back }, { redirect_uris: ['javascript:alert(1)', back] }),
    ],
    ['numbers as redirect URIs', (id, back) => documentOf({ id, back }, { redirect_uris: [1, back] })],
    [
      'private_key_jwt without keys',
      (id, back) => documentOf({ id, back }, { token_endpoint_auth_method: 'private_key_jwt' }),
    ],
    [
      'a symmetric key',
      (id, back) =>
        documentOf(
          { id, back },
          {
            token_endpoint_auth_method: 'private_key_jwt',
            jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] },
          },
        ),
    ],
  ])('that holds %s is refused', async (_, holds) => {
    const client = freshHost();
    const { id, back } = client;
    world.at(id, holds(id, back));
    await expectUnknown(t, client);
    expect(world.asked).toHaveLength(1);
  });

  it('with unsupported extra fields is accepted, and they are ignored', async () => {
    const client = freshHost();
    const { id, back } = client;
    const more = `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"scope":"admin",`;
    const odd = {
      grant_types: ['password'],
      response_types: ['token'],
      token_endpoint_auth_method: 'unheard-of',
    };
    world.at(id, `${more}${JSON.stringify(documentOf({ id, back }, odd)).slice(1)}`);
    const { status } = await sentBy(t, client);
    expect(status).toBe(303);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('that is gone at approval is no longer trusted; sign-in still works', async () => {
    const client = freshHost();
    const { id, back } = client;
    world.at(id, documentOf({ id, back }));
    const { workspace, owner } = await t.given.workspace();
    const tab = Tab.forSession(t, owner);
    const page = String((await sentBy(t, client, tab)).location);
    world.at(id, { error: 'gone' });
    t.clock.advance(61);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    const form = { decision: 'allow', account: workspace.id };
    const replies = [await tab.get(page), await tab.post(page, form)];
    const signIn = await new Tab(t).get(`/sign-in?${new URLSearchParams({ returnTo: page })}`);
    later.mockRestore();
    for (const { status, text } of replies)
      expect([status, wordsOf(text)]).toEqual([
        400,
        expect.stringContaining('isn’t registered with Keyshift'),
      ]);
    expect([signIn.status, wordsOf(signIn.text)]).toEqual([200, expect.stringContaining(client.host)]);
    expect(await t.sql('select 1 from connection where client_id = $1', [id])).toEqual([]);
  });

  it('is fetched at most once a minute, whatever the result', async () => {
    const client = freshHost();
    const { id, back } = client;
    for (let n = 0; n < 5; n += 1) await expectUnknown(t, client);
    expect(world.asked).toHaveLength(1);
    world.at(id, documentOf({ id, back }));
    t.clock.advance(61);
    expect((await sentBy(t, client)).status).toBe(303);
  });
});
