import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startApp, type TestApp } from '../kit/app';
import { wordsOf } from '../kit/browse';
import { ForeignHost } from '../kit/foreign-host';
import { Assistant, Tab } from '../kit/oauth-client';
import { documentOf, expectUnknown, freshHost, sentBy } from '../kit/published';

// Assistants that are known by the address of a document on a host of their own, which is read when they first ask.

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

it('an assistant that nobody knew is let in by its document, and the page says which host it is', async () => {
  const caller = freshHost();
  const { id, host, back } = caller;
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

it('a document of somebody’s own computer is warned of as such', async () => {
  const { id } = freshHost();
  world.at(id, documentOf({ id, back: 'http://127.0.0.1/callback' }));
  const { owner } = await t.given.workspace();
  const tab = Tab.forSession(t, owner);
  const start = await tab.get(new Assistant(t, id, 'http://127.0.0.1:4567/callback').address());
  const words = wordsOf((await tab.get(String(start.headers.location))).text);
  expect(words).toContain('This connects a program on your own computer');
});

it('only an address that the document lists is gone back to', async () => {
  const caller = freshHost();
  const { id, back } = caller;
  world.at(id, documentOf({ id, back }));
  for (const other of [`${back}/`, `${back}?x`, back.replace('host', 'h0st'), back.replace('https', 'http')])
    await expectUnknown(t, { id, back: other });
  expect((await sentBy(t, caller)).status).toBe(303);
});

describe('a document', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void;
  const JSON_HEADERS = { 'content-type': 'application/json' };
  const good = (id: string, back: string) => JSON.stringify(documentOf({ id, back }));

  it.each<[string, (id: string, back: string) => Answer]>([
    [
      'that promises more than it sends',
      (id, back) => (_, response) => {
        response.writeHead(200, { ...JSON_HEADERS, 'content-length': '1000000' });
        response.write(good(id, back), () => response.destroy());
      },
    ],
    [
      'that promises less than it sends',
      (id, back) => (_, response) => {
        response.socket?.end(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n${good(id, back)}`,
        );
      },
    ],
    [
      'over five kilobytes',
      (id, back) => (_, response) => {
        response
          .writeHead(200, JSON_HEADERS)
          .end(JSON.stringify(documentOf({ id, back }, { x: 'x'.repeat(6000) })));
      },
    ],
    [
      'without an end',
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
    ['that never comes', () => () => world.endTime()],
    [
      'that stops in the middle',
      (id, back) => (_, response) => {
        response.writeHead(200, JSON_HEADERS).write(good(id, back).slice(0, 40), () => world.endTime());
      },
    ],
    [
      'that trickles',
      (id, back) => (_, response) => {
        response.writeHead(200, JSON_HEADERS);
        const emails = [...good(id, back)];
        const drop = setInterval(() => {
          response.write(emails.shift() ?? ' ');
          if (emails.length < 10) world.endTime();
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
      'that is a bomb',
      () => (_, response) => {
        const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
        response.writeHead(200, { ...JSON_HEADERS, 'content-encoding': 'gzip' }).end(bomb);
      },
    ],
    [
      'that hangs up',
      () => (_, response) => {
        response.socket?.destroy();
      },
    ],
    [
      'that is no HTTP',
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
        `of the type “${type}”`,
        (id, back) => (_, response) =>
          void response.writeHead(200, type ? { 'content-type': type } : {}).end(good(id, back)),
      ],
    ),
  ])('%s is not taken', async (_, answer) => {
    const caller = freshHost();
    const { id, back } = caller;
    world.at(id, answer(id, back));
    await expectUnknown(t, caller);
    expect(world.asked).toHaveLength(1);
    expect(AbortSignal.timeout).toHaveBeenCalledWith(5_000);
  });

  it.each([301, 302, 303, 307, 308])(
    'that leads on with %d is not followed, inward or elsewhere',
    async (status) => {
      const elsewhere = freshHost();
      for (const to of [
        'https://127.0.0.1/',
        'http://169.254.169.254/latest/meta-data/',
        'https://inside.client.example/',
        elsewhere.id,
      ]) {
        const caller = freshHost();
        const { id, back } = caller;
        world.at(elsewhere.id, documentOf({ id, back }));
        world.at(id, (_request, response) => response.writeHead(status, { location: to }).end());
        await expectUnknown(t, caller);
      }
      expect(world.asked).toHaveLength(4);
      expect(world.asked.join()).not.toMatch(/inside|127|169/);
    },
  );

  it.each<[string, (id: string, back: string) => object | string]>([
    ['nothing', () => ''],
    ['half of it', (id, back) => good(id, back).slice(0, -1)],
    ['a list', (id, back) => [documentOf({ id, back })]],
    ['null', () => 'null'],
    ['a word', () => '"metadata"'],
    ['a number', () => '1'],
    ['lists in lists', () => '['.repeat(2_000) + ']'.repeat(2_000)],
    ['a page', () => '<!doctype html><title>Hello</title>'],
    ['no id', (_, back) => ({ redirect_uris: [back] })],
    ['another id', (id, back) => documentOf({ id: `${id}x`, back })],
    ['its id with a slash', (id, back) => documentOf({ id: `${id}/`, back })],
    ['its id in capitals', (id, back) => documentOf({ id: id.toUpperCase(), back })],
    [
      'Claude’s id',
      (_, back) => documentOf({ id: 'https://claude.ai/oauth/mcp-oauth-client-metadata', back }),
    ],
    ['its id twice', (id, back) => documentOf({ id, back }, { client_id: [id] })],
    ['a shared secret', (id, back) => documentOf({ id, back }, { client_secret: 'known to all who read' })],
    [
      'a method of secrets',
      (id, back) => documentOf({ id, back }, { token_endpoint_auth_method: 'client_secret_post' }),
    ],
    ['no address to go back to', (id, back) => documentOf({ id, back }, { redirect_uris: undefined })],
    ['an empty list of addresses', (id, back) => documentOf({ id, back }, { redirect_uris: [] })],
    ['one address and no list', (id, back) => documentOf({ id, back }, { redirect_uris: back })],
    [
      'a script to go back to',
      (id, back) => documentOf({ id, back }, { redirect_uris: ['javascript:alert(1)', back] }),
    ],
    ['numbers to go back to', (id, back) => documentOf({ id, back }, { redirect_uris: [1, back] })],
    [
      'keys that are none',
      (id, back) => documentOf({ id, back }, { token_endpoint_auth_method: 'private_key_jwt' }),
    ],
    [
      'a key that is shared',
      (id, back) =>
        documentOf(
          { id, back },
          {
            token_endpoint_auth_method: 'private_key_jwt',
            jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] },
          },
        ),
    ],
  ])('that holds %s is not taken', async (_, holds) => {
    const caller = freshHost();
    const { id, back } = caller;
    world.at(id, holds(id, back));
    await expectUnknown(t, caller);
    expect(world.asked).toHaveLength(1);
  });

  it('that says more than anybody asked changes nothing', async () => {
    const caller = freshHost();
    const { id, back } = caller;
    const more = `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"scope":"admin",`;
    const odd = {
      grant_types: ['password'],
      response_types: ['token'],
      token_endpoint_auth_method: 'unheard-of',
    };
    world.at(id, `${more}${JSON.stringify(documentOf({ id, back }, odd)).slice(1)}`);
    const { status } = await sentBy(t, caller);
    expect(status).toBe(303);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('that is gone when its person answers is not trusted any more, and keeps nobody from signing in', async () => {
    const caller = freshHost();
    const { id, back } = caller;
    world.at(id, documentOf({ id, back }));
    const { workspace, owner } = await t.given.workspace();
    const tab = Tab.forSession(t, owner);
    const page = String((await sentBy(t, caller, tab)).location);
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
    expect([signIn.status, wordsOf(signIn.text)]).toEqual([200, expect.stringContaining(caller.host)]);
    expect(await t.sql('select 1 from connection where client_id = $1', [id])).toEqual([]);
  });

  it('is not read twice within a minute, whoever asks, however it went', async () => {
    const caller = freshHost();
    const { id, back } = caller;
    for (let n = 0; n < 5; n += 1) await expectUnknown(t, caller);
    expect(world.asked).toHaveLength(1);
    world.at(id, documentOf({ id, back }));
    t.clock.advance(61);
    expect((await sentBy(t, caller)).status).toBe(303);
  });
});
