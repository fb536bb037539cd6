import path from 'node:path';
import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import { freshDatabase, sql } from '../kit/database';
import { People } from './people';
import { SECRET, Server, stopAll, until } from './server';
import { Sink } from './sink';
import { StrictPooler } from './strict-pooler';

const MISCONFIGURED = 78;
const REASON = 'the start-up parameter options is refused';

let sink: Sink;
let pooler: StrictPooler;
let direct: string;

beforeAll(async () => {
  sink = await Sink.open();
  direct = await freshDatabase();
  pooler = await StrictPooler.open(path.join(addressOf(direct).host, '.s.PGSQL.5432'));
});
afterEach(async () => {
  pooler.isStrict = true;
  await stopAll();
});
afterAll(async () => {
  await pooler.close();
  await sink.close();
});

const environment = (query: string) => ({
  DATABASE_URL: `postgresql://keyshift@127.0.0.1:${pooler.port}/${addressOf(direct).database}${query}`,
  SECRET,
  SMTP_URL: sink.url,
});

it('behind a pooler that refuses start-up parameters lock timeouts still apply', async () => {
  const server = await Server.start({ ...environment(''), DATABASE_LOCK_TIMEOUT_SECONDS: '1' });
  const owner = await new People(server, sink).owner();
  const addJob = (name: string) => server.ask('POST', '/jobs', { ...owner, body: { name } });
  const holder = new pg.Client(addressOf(direct));
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from workspace where id = $1 for update', [owner.workspace]);
  const held = await addJob('Held');
  expect([held.status, Number(held.headers.get('retry-after')) >= 1]).toEqual([503, true]);
  await holder.end();
  expect((await addJob('Free')).status).toBe(201);
  expect(await sql(direct, 'select name from job')).toEqual([{ name: 'Free' }]);
  expect(server.bugs).toEqual([]);
});

it('a refused start-up parameter fails the start with a clear message', async () => {
  const server = await Server.launch(environment('?options=-c%20geqo%3Doff'));
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toContain(REASON);
  expect(server.output).not.toMatch(/^\s+at /m);
});

it('a start-up parameter that is refused later is logged by the readiness check', async () => {
  pooler.isStrict = false;
  const server = await Server.start(environment('?options=-c%20geqo%3Doff'));
  pooler.isStrict = true;
  pooler.drop();
  await until('the service is not ready', async () => {
    const { status } = await server.ask('GET', '//health/ready');
    return status === 503;
  });
  await until('the reason is logged', () => server.output.includes(REASON));
  pooler.isStrict = false;
  await server.ready();
});
