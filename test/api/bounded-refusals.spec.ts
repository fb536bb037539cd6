import { Body, Get, Module, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Open } from '../../src/access/access-rules';
import { ApiController } from '../../src/access/api-controller';
import { Endpoint } from '../../src/kernel/http/operation';
import { startApp, type TestApp } from '../kit/app';

let validations = 0;
const counted = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => {
    validations += 1;
    return value;
  }, schema);

const Thing = counted(z.strictObject({ name: z.string().optional(), tags: z.array(z.string()).optional() }));
type Thing = z.infer<typeof Thing>;
const operation = (id: string) =>
  Endpoint({ id, summary: id, response: { status: 200, description: 'Nothing.' } });

@ApiController('things', 'Things')
class ThingsController {
  @Post()
  @Open()
  @operation('addThing')
  add(@Body({ schema: Thing }) _thing: Thing): void {}

  @Get()
  @Open()
  @operation('listThings')
  list(@Query({ schema: Thing }) _thing: Thing): void {}
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

let t: TestApp;
beforeAll(async () => {
  t = await startApp({}, [ThingsModule]);
});
afterAll(() => t.close());
beforeEach(() => {
  validations = 0;
});

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const LISTED_MAX = 20;
/** The maximum length of a problem response, in characters. */
const ANSWER_MAX = 16_384;

async function post(url: string, payload: string, type = JSON_TYPE) {
  const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
  return t.app.inject({ method: 'POST', url, headers, payload });
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`);
const objectOf = (count: number) => `{${names(count).map((name) => `"${name}":1`)}}`;

describe('a problem lists at most 20 errors', () => {
  it.each([20, 21, 1000])('of %i unknown names in a body', async (count) => {
    const reply = await post('/api/v1/things', objectOf(count));
    const { errors, moreErrors, detail } = reply.json();
    expect([reply.statusCode, validations, errors.length]).toEqual([422, 1, LISTED_MAX]);
    expect(moreErrors).toBe(count === LISTED_MAX ? undefined : count - LISTED_MAX);
    expect(detail).toBe(
      count === LISTED_MAX
        ? '20 validation errors, listed in `errors`.'
        : `${count} validation errors; \`errors\` lists the first 20.`,
    );
    expect(reply.body.length).toBeLessThan(ANSWER_MAX);
  });

  it.each([
    ['invalid items in a list', `{"tags":[${Array(900).fill(1)}]}`, 900],
    ['invalid objects in a list', JSON.stringify({ tags: Array(900).fill({ a: 1, b: 2 }) }), 900],
  ])('of %s', async (_, payload, count) => {
    const reply = await post('/api/v1/things', payload);
    expect(reply.json()).toMatchObject({ status: 422, moreErrors: count - LISTED_MAX });
    expect(reply.json().errors).toHaveLength(LISTED_MAX);
    expect(reply.body.length).toBeLessThan(ANSWER_MAX);
  });

  it('of an operation without a body, and of a query', async () => {
    const { owner, bob } = await t.given.workspace({ bob: 'employee' });
    const stray = await bob.post('/workspace/leave', JSON.parse(objectOf(500)));
    expect(stray.body).toMatchObject({ status: 422, moreErrors: 480 });
    for (const path of ['/me', '/things', '/members']) {
      const query = await owner.get(`${path}?${names(500).join('&')}`);
      expect([path, query.body.moreErrors, query.body.errors.length]).toEqual([path, 480, LISTED_MAX]);
    }
  });

  it('with at most 200 characters of each name', async () => {
    const long = 'x'.repeat(100_000);
    const reply = await post('/api/v1/things', JSON.stringify({ [long]: 1, [`${long}y`]: 1 }));
    expect(reply.json().errors).toHaveLength(2);
    expect(reply.body.length).toBeLessThan(2_048);
  });
});

describe('more than 1,000 parts are refused before validation', () => {
  it.each([
    ['names in an object', objectOf(1001), 'too_many_names', '#'],
    ['names in a nested object', `{"tags":[${objectOf(1001)}]}`, 'too_many_names', '#/tags/0'],
    ['24,000 names', objectOf(24_000), 'too_many_names', '#'],
    ['items in a list', `{"tags":[${Array(1001).fill(1)}]}`, 'too_many_items', '#/tags'],
  ])('%s', async (_, payload, code, pointer) => {
    const reply = await post('/api/v1/things', payload);
    expect([reply.statusCode, validations]).toEqual([422, 0]);
    expect(reply.json().errors).toEqual([{ code, pointer, detail: expect.stringContaining('at most 1000') }]);
    expect(reply.body.length).toBeLessThan(1_024);
  });

  it('query parameters', async () => {
    const reply = await t.app.inject({ url: `/api/v1/things?${names(1001).join('&')}` });
    expect([reply.statusCode, validations]).toEqual([400, 0]);
    expect(reply.json().errors).toMatchObject([{ code: 'too_many_names' }]);
  });

  it('form fields', async () => {
    const reply = await post('/theme', names(1001).join('=1&'), FORM_TYPE);
    expect([reply.statusCode, reply.headers.location]).toEqual([422, undefined]);
    expect((await post('/theme', `theme=dark&${names(900).join('=1&')}`, FORM_TYPE)).statusCode).toBe(303);
  });
});

describe('a duplicate name is refused', () => {
  it.each([
    ['{"name":"a","name":"b"}', '#/name'],
    ['{"name":"a","\\u006eame":"b"}', '#/name'],
    ['{"tags":[],"name":{"a/b":1,"a/b":2}}', '#/name/a~1b'],
    ['{"tags":["a",{"x":1,"x":1}]}', '#/tags/1/x'],
  ])('in a body: %s', async (payload, pointer) => {
    const reply = await post('/api/v1/things', payload);
    expect([reply.statusCode, validations]).toEqual([422, 0]);
    expect(reply.json().errors).toEqual([{ code: 'duplicate_name', pointer, detail: expect.any(String) }]);
  });

  it('in an MCP message', async () => {
    const { owner } = await t.given.workspace();
    const payload = '{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"ping"}';
    const headers = { 'content-type': JSON_TYPE, authorization: `Bearer ${owner.token}` };
    const reply = await t.app.inject({ method: 'POST', url: '/mcp', headers, payload });
    expect(reply.json().errors).toMatchObject([{ code: 'duplicate_name', pointer: '#/method' }]);
  });

  it('in a query', async () => {
    const reply = await t.app.inject({ url: '/api/v1/things?name=a&name=b' });
    expect([reply.statusCode, validations]).toEqual([400, 0]);
    expect(reply.json().errors).toMatchObject([{ code: 'duplicate_name', parameter: 'name' }]);
    expect((await t.app.inject({ url: '/sign-in?returnTo=/a&returnTo=/b' })).statusCode).toBe(400);
  });

  it('in a form', async () => {
    const reply = await post('/theme', 'theme=dark&returnTo=%2F&theme=light', FORM_TYPE);
    expect([reply.statusCode, reply.headers['set-cookie']]).toEqual([422, undefined]);
    expect((await post('/theme', 'theme=dark&returnTo=%2F', FORM_TYPE)).statusCode).toBe(303);
  });
});
