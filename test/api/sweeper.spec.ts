import { Sweeper } from '../../src/modules/sign-in/sweeper';
import { startApp, type TestApp } from '../kit/app';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

const counts = async () =>
  (
    await t.sql<{ requests: number; buckets: number }>(
      'select (select count(*)::int from sign_in_request) as requests, (select count(*)::int from throttle) as buckets',
    )
  )[0];

it('old requests and counters are forgotten, young ones are not', async () => {
  await t.asNobody().post('/sign-in/requests', { email: 'old@example.com' });
  t.clock.advance(6 * 86_400);
  await t.app.get(Sweeper).sweep();
  expect(await counts()).toEqual({ requests: 1, buckets: 0 });
  t.clock.advance(2 * 86_400);
  await t.asNobody().post('/sign-in/requests', { email: 'young@example.com' });
  await t.app.get(Sweeper).sweep();
  expect(await counts()).toEqual({ requests: 1, buckets: 3 });
});
