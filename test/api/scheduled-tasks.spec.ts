import { ScheduledTasks } from '../../src/kernel/jobs/scheduled-tasks';
import { startApp, type TestApp } from '../kit/app';
import { until } from '../kit/mailbox';

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

it('old sign-in requests and counters are deleted, recent ones are kept', async () => {
  await t.asNobody().post('/sign-in/requests', { email: 'old@example.com' });
  t.clock.advance(6 * 86_400);
  await t.app.get(ScheduledTasks).runAll();
  expect(await counts()).toEqual({ requests: 1, buckets: 0 });
  t.clock.advance(2 * 86_400);
  await t.asNobody().post('/sign-in/requests', { email: 'young@example.com' });
  await t.app.get(ScheduledTasks).runAll();
  expect(await counts()).toEqual({ requests: 1, buckets: 3 });
});

it('an idempotency record is kept while it can be replayed', async () => {
  const { owner } = await t.given.workspace();
  const invite = { emails: ['kim@example.com'], role: 'employee' };
  await t.as(owner.token).send('POST', '/invitations', invite, { 'idempotency-key': 'once' });
  const kept = async () =>
    (await t.sql<{ n: number }>('select count(*)::int as n from idempotency_record'))[0]?.n;
  t.clock.advance(86_000);
  await t.app.get(ScheduledTasks).runAll();
  expect(await kept()).toBe(1);
  t.clock.advance(1_000);
  await t.app.get(ScheduledTasks).runAll();
  expect(await kept()).toBe(0);
});

it('a task that fails does not block the others', async () => {
  const done: string[] = [];
  t.app.get(ScheduledTasks).add({ name: 'broken', run: () => Promise.reject(new Error('broken')) });
  t.app.get(ScheduledTasks).add({ name: 'next', run: async () => void done.push('next') });
  await t.app.get(ScheduledTasks).runAll();
  expect(done).toEqual(['next']);
  expect(t.log.some((line) => line.includes('a scheduled task failed'))).toBe(true);
});

it('of 20 concurrent runs in an hour one executes the tasks', async () => {
  let times = 0;
  const scheduledTasks = t.app.get(ScheduledTasks);
  scheduledTasks.add({
    name: 'count',
    run: async () => {
      times += 1;
    },
  });
  const states = () => t.sql<{ state: string }>("select state::text from pgboss.job where name = 'chores'");
  await Promise.all(Array.from({ length: 20 }, () => scheduledTasks.ask()));
  await until(async () => (await states()).find(({ state }) => state === 'completed'));
  await scheduledTasks.ask();
  expect([await states(), times]).toEqual([[{ state: 'completed' }], 1]);
  // An hour later by the clock of the queue.
  await t.sql("update pgboss.job set singleton_on = singleton_on - interval '1 hour' where name = 'chores'");
  await scheduledTasks.ask();
  await until(() => (times === 2 ? times : undefined));
});
