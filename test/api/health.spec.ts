import { LookupPool } from '../../src/kernel/database/batched-lookup';
import { startApp, type TestApp } from '../kit/app';
import { sql, urlOf } from '../kit/database';
import { waitUntil } from '../kit/wait-until';

const databaseOf = ({ databaseUrl }: TestApp): string => new URL(databaseUrl).pathname.slice(1);

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

it.each([
  ['/health/live', { status: 'ok' }],
  ['/health/ready', { status: 'ok' }],
])('%s returns only the status, without a credential', async (path, expected) => {
  const reply = await t.asNobody().get(`/${path}`);
  expect(reply).toMatchObject({ status: 200, body: expected });
  expect(Object.keys(reply.body)).toEqual(['status']);
  expect(reply.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/json/),
    'cache-control': 'private, no-store',
  });
});

it('health endpoints accept HEAD', async () => {
  for (const path of ['//health/live', '//health/ready']) {
    expect(await t.asNobody().send('HEAD', path)).toMatchObject({ status: 200, text: '' });
  }
});

it('the liveness check makes no query, the readiness check makes one', async () => {
  const queries = jest.spyOn(t.app.get(LookupPool), 'query');
  await t.asNobody().get('//health/live');
  expect(queries).not.toHaveBeenCalled();
  await t.asNobody().get('//health/ready');
  expect(queries).toHaveBeenCalledTimes(1);
});

describe('while the database refuses connections', () => {
  const accept = (isAccepting: boolean) =>
    sql(urlOf('postgres'), `alter database ${databaseOf(t)} allow_connections ${isAccepting}`);
  const lines = () => t.log.filter((line) => line.includes('not ready'));

  afterEach(() => accept(true));

  it('readiness is 503 and logs the database error once a minute', async () => {
    await accept(false);
    const text = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
    await sql(urlOf('postgres'), text, [databaseOf(t)]);
    const ready = () => t.asNobody().get('//health/ready');
    // A connection that was just closed may first fail with an error of its own.
    await waitUntil(
      async () => {
        await ready();
        t.clock.advance(61);
        return lines().some((line) => line.includes('is not currently accepting connections'));
      },
      () => `the log has no database error: ${lines().join('')}`,
    );
    t.log.length = 0;
    for (const reply of [await ready(), await ready(), await ready()]) {
      expect(reply).toMatchObject({ status: 503 });
      expect(reply.text).not.toContain('accepting');
    }
    expect(lines()).toEqual([expect.stringContaining('is not currently accepting connections')]);
    t.clock.advance(61);
    await ready();
    expect(lines()).toHaveLength(2);
    await accept(true);
    expect(await ready()).toMatchObject({ status: 200 });
  });
});
