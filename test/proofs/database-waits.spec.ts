import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import { sql } from '../kit/database';
import { KillablePostgres } from './killable-postgres';
import { type Membership, People } from './people';
import { type Reply, SECRET, Server, stopAll, until } from './server';
import { Sink } from './sink';

/** More than the connections of the business pool. */
const WRITERS = 12;
const LIMITS = {
  DATABASE_POOL_SIZE: '5',
  DATABASE_STATEMENT_TIMEOUT_SECONDS: '3',
  DATABASE_LOCK_TIMEOUT_SECONDS: '1',
};

let postgres: KillablePostgres;
let server: Server;
let sink: Sink;
let owner: Membership;

beforeAll(async () => {
  sink = await Sink.open();
  postgres = await KillablePostgres.start();
  server = await Server.start({ DATABASE_URL: postgres.url, SECRET, SMTP_URL: sink.url, ...LIMITS });
  owner = await new People(server, sink).owner();
});
afterAll(async () => {
  await stopAll();
  await sink.close();
  await postgres.remove();
});

const addJob = (name: string): Promise<Reply> => server.ask('POST', '/jobs', { ...owner, body: { name } });

/** Adds many jobs concurrently. @returns the responses by job name */
async function addJobs(prefix: string, count = WRITERS): Promise<Map<string, Reply>> {
  const names = Array.from({ length: count }, (_, n) => `${prefix} ${n}`);
  const replies = await Promise.all(names.map(async (name) => [name, await addJob(name)] as const));
  return new Map(replies);
}

const written = async (prefix: string): Promise<string[]> => {
  const text = `select name from job where name like $1 || '%' order by name`;
  return (await sql<{ name: string }>(postgres.url, text, [prefix])).map(({ name }) => name);
};

const hasRetryAfter = ({ status, headers }: Reply): boolean =>
  status === 503 && Number(headers.get('retry-after')) >= 1;

/** The app's connections that are in a transaction. */
const inTransaction = () =>
  sql<{ pid: number; query: string; state: string }>(
    postgres.url,
    `select pid, query, state from pg_stat_activity
     where application_name ~ '^(keyshift|pgboss)' and xact_start is not null`,
  );

/** Waits until the service is ready and no transaction is left open. */
async function untilHealed(prefix: string): Promise<void> {
  await until('the service is ready again', async () => {
    const { status } = await server.ask('GET', '//health/ready');
    return status === 200;
  });
  await until('no transaction is left', async () => (await inTransaction()).length === 0);
  const replies = await addJobs(prefix);
  expect([...replies.values()].map(({ status }) => status)).toEqual(Array(WRITERS).fill(201));
  expect(await inTransaction()).toEqual([]);
  expect(server.bugs).toEqual([]);
}

/** Holds locks until released. */
async function holding(text: string, value: string): Promise<() => Promise<void>> {
  const client = new pg.Client(addressOf(postgres.url));
  await client.connect();
  await client.query('begin');
  await client.query(text, [value]);
  return () => client.end();
}

describe('while another session holds a lock', () => {
  it.each([
    ['the workspace row', 'select 1 from workspace where id = $1 for update', () => owner.workspace],
    ['the member row', 'select 1 from member where id = $1 for update', () => owner.memberId],
    [
      'the advisory lock of a member',
      `select pg_advisory_xact_lock(hashtextextended('membership ' || $1, 0))`,
      () => owner.memberId,
    ],
  ])('on %s, writes end with 503 and write nothing', async (what, text, value) => {
    const release = await holding(text, value());
    const replies = await addJobs(`Held ${what}`);
    expect([...replies.values()].filter((reply) => !hasRetryAfter(reply))).toEqual([]);
    await until('no transaction but the holder is left', async () => (await inTransaction()).length === 0);
    await release();
    expect(await written(`Held ${what}`)).toEqual([]);
    await untilHealed(`Released ${what}`);
  });
});

describe('while processes of the database are frozen', () => {
  it('all of them: writers get a response, and no transaction is left open', async () => {
    await addJobs('Before the stop');
    const early = addJobs('Stopped');
    await postgres.freeze();
    const replies = new Map([...(await early), ...(await addJobs('Stopped later'))]);
    expect((await server.ask('GET', '//health/ready')).status).toBe(503);
    postgres.thaw();
    await untilHealed('Thawed');
    await expectNoneLost('Stopped', replies);
  });

  it('only those of the service: new connections serve, and the old ones are closed', async () => {
    await addJobs('Before the backends stopped');
    const early = addJobs('Backends stopped');
    await postgres.freeze(`application_name ~ '^(keyshift|pgboss)'`);
    const replies = await early;
    await until('new connections work', async () => {
      const { status } = await server.ask('GET', '/me', owner);
      return status === 200;
    });
    postgres.thaw();
    await untilHealed('Backends run on');
    await expectNoneLost('Backends stopped', replies);
  });
});

/** Every write that got a success response is stored. */
async function expectNoneLost(prefix: string, replies: ReadonlyMap<string, Reply>): Promise<void> {
  const there = new Set(await written(prefix));
  const answers = [...replies].map(([name, reply]) => ({ name, reply }));
  const done = answers.filter(({ reply }) => reply.status === 201);
  expect(done.filter(({ name }) => !there.has(name))).toEqual([]);
  const refused = answers.filter(({ reply }) => reply.status !== 201);
  expect(refused.filter(({ reply }) => !hasRetryAfter(reply))).toEqual([]);
}
