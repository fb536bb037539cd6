import { LookupPool } from '../../src/kernel/database/batched-lookup';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it.each([
  ['/health/live', { status: 'ok' }],
  ['/health/ready', { status: 'ok' }],
])('an operator without a credential reads at %s that all is well, and nothing more', async (path, told) => {
  const reply = await t.asNobody().get(`/${path}`);
  expect(reply).toMatchObject({ status: 200, body: told });
  expect(Object.keys(reply.body)).toEqual(['status']);
  expect(reply.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/json/),
    'cache-control': 'private, no-store',
  });
});

it('a balancer may ask with HEAD', async () => {
  for (const path of ['//health/live', '//health/ready']) {
    expect(await t.asNobody().send('HEAD', path)).toMatchObject({ status: 200, text: '' });
  }
});

it('a balancer that asks whether the process lives costs the database nothing; whether it is ready, one look', async () => {
  const looks = jest.spyOn(t.app.get(LookupPool), 'query');
  await t.asNobody().get('//health/live');
  expect(looks).not.toHaveBeenCalled();
  await t.asNobody().get('//health/ready');
  expect(looks).toHaveBeenCalledTimes(1);
});
