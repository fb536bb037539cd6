import pg from 'pg';
import { addressOf } from '../../config/mikro-orm.config';
import { freshDatabase, sql } from '../kit/database';
import { message } from '../kit/message';
import { connect } from './assistants';
import { KillablePostgres } from './killable-postgres';
import { People } from './people';
import { freePort, printFigure, type Reply, SECRET, Server, stopAll, until } from './server';
import { Sink, tokenIn } from './sink';

let sink: Sink;
let postgres: KillablePostgres | undefined;

beforeEach(async () => {
  sink = await Sink.open();
});
afterEach(async () => {
  await stopAll();
  await sink.close();
  await postgres?.remove();
  postgres = undefined;
});

/** Repeats a request, one at a time, until stopped. */
function keepAsking(ask: () => Promise<Reply>): { replies: Reply[]; stop: () => Promise<Reply[]> } {
  const replies: Reply[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) replies.push(await ask());
  })();
  const stop = async () => {
    isOver = true;
    await asking;
    return replies;
  };
  return { replies, stop };
}

const IN_HAND = 40;

const isAway = ({ status, headers }: Reply): boolean =>
  status === 503 && Number(headers.get('retry-after')) >= 1;

it('while the database is down all callers get 503, and then service resumes', async () => {
  postgres = await KillablePostgres.start();
  const server = await Server.start({ DATABASE_URL: postgres.url, SECRET, SMTP_URL: sink.url });
  const people = new People(server, sink);
  const owner = await people.owner();
  const key = await people.key(owner);
  const { origin } = server;
  const { token: assistant } = await connect(postgres.url, owner, { origin, resource: 'mcp' });
  const call = message('tools/call', { name: 'list_members', arguments: {} });
  const asks = [
    () => server.ask('POST', '//mcp', { token: assistant, ...call }),
    () => server.ask('GET', '/me', { token: key.value }),
    () => server.ask('GET', '/me', owner),
    () => server.ask('GET', '/members', { token: key.value }),
    () => server.ask('GET', '/workspaces', owner),
    () => server.ask('POST', '/sign-in/requests', { body: { email: owner.email } }),
    () => server.ask('POST', '/api-keys', { ...owner, body: { name: 'Perhaps' } }),
  ];
  const load = [...asks, ...asks].map(keepAsking);
  await until('every client got responses', () => load.every(({ replies }) => replies.length > 5));
  await postgres.kill();
  const away = () => load.every(({ replies }) => replies.filter(isAway).length >= 20);
  await until('every client got 503', away);
  expect((await server.ask('GET', '//health/ready')).status).toBe(503);
  expect((await server.ask('GET', '//health/live')).status).toBe(200);

  await postgres.startAgain();
  await until('the server is ready again', async () => {
    const { status } = await server.ask('GET', '//health/ready');
    return status === 200;
  });
  const answeredAt = load.map(({ replies }) => replies.length);
  const isServed = (reply: Reply): boolean => reply.status < 300 || isFull(reply);
  const goesOn = () => load.every(({ replies }, n) => replies.slice(answeredAt[n]).some(isServed));
  await until('every client is served again', goesOn);
  const replies = (await Promise.all(load.map(({ stop }) => stop()))).flat();
  const wrong = replies.filter((reply) => !isServed(reply) && !isAway(reply));
  expect(wrong.map(({ status, text }) => ({ status, text }))).toEqual([]);
  printFigure(
    `${replies.length} responses around the database failure, ${replies.filter(isAway).length} with 503`,
  );
  expect(server.bugs).toEqual([]);
  expect(server.output).not.toMatch(/secretKey|password/i);
  await people.session('after@proofs.example');
});

/** This load can reach the limit of fifty keys per person. */
const isFull = ({ status, body }: Reply): boolean => status === 409 && body.code === 'key-limit-reached';

it('while the database is frozen requests get 503 instead of hanging', async () => {
  postgres = await KillablePostgres.start();
  const server = await Server.start({ DATABASE_URL: postgres.url, SECRET, SMTP_URL: sink.url });
  const people = new People(server, sink);
  const owner = await people.owner();
  const key = await people.key(owner);
  await postgres.freeze();
  const credentials = [key.value, owner.token, key.value, owner.token];
  const replies = await Promise.all(credentials.map((token) => server.ask('GET', '/me', { token })));
  expect(replies.filter((reply) => !isAway(reply))).toEqual([]);
  expect((await server.ask('GET', '//health/ready')).status).toBe(503);
  expect((await server.ask('GET', '//health/live')).status).toBe(200);
  postgres.thaw();
  await server.ready();
  for (const token of credentials) expect((await server.ask('GET', '/me', { token })).status).toBe(200);
  expect(server.bugs).toEqual([]);
});

it('an email that could not be sent survives a killed process and is delivered', async () => {
  const port = await freePort();
  const databaseUrl = await freshDatabase();
  const env = { DATABASE_URL: databaseUrl, SECRET, SMTP_URL: `smtp://127.0.0.1:${port}` };
  const first = await Server.start(env);
  expect((await first.ask('POST', '/sign-in/requests', { body: { email: 'late@x.example' } })).status).toBe(
    202,
  );
  await until('the first attempt failed and is stored for a retry', async () => {
    const text = `select 1 from pgboss.job where name = 'mail' and state = 'retry'`;
    return (await sql(databaseUrl, text)).length === 1;
  });
  await first.stop('SIGKILL');
  const lateSink = await Sink.open(port);
  const second = await Server.start(env);
  const body = { token: tokenIn(await lateSink.take('late@x.example')) };
  await lateSink.close();
  expect((await second.ask('POST', '/sign-in/sessions', { body })).status).toBe(201);
});

it('a full batch of invitations is sent; one refused address delays no others', async () => {
  const server = await Server.start({ DATABASE_URL: await freshDatabase(), SECRET, SMTP_URL: sink.url });
  const people = new People(server, sink);
  const owner = await people.owner();
  const emails = Array.from({ length: 49 }, (_, n) => `batch${n}@x.example`);
  sink.refused.add('nowhere@x.example');
  const input = { emails: ['nowhere@x.example', ...emails], role: 'employee' };
  await people.as(owner, 'POST', '/invitations', input);
  for (const email of emails) await sink.take(email);
  // One email each: the failed one did not cause the others to be sent again.
  expect(sink.mails).toEqual([]);
});

it('a stop under load finishes in-flight requests and flushes buffered writes', async () => {
  const databaseUrl = await freshDatabase();
  const env = {
    DATABASE_URL: databaseUrl,
    SECRET,
    SMTP_URL: sink.url,
    LAST_USED_FLUSH_SECONDS: '3600',
    DATABASE_POOL_SIZE: String(IN_HAND),
  };
  const server = await Server.start(env);
  const people = new People(server, sink);
  const key = await people.key(await people.owner());
  // Each request waits for this lock, so all of them are in flight when the signal arrives.
  const held = await postgresLock(databaseUrl, 'lock table job in access exclusive mode');
  const asked = Array.from({ length: IN_HAND }, () => server.ask('GET', '/jobs', { token: key.value }));
  await held.untilWaiting(IN_HAND);
  await people.server.ask('GET', '//health/live');
  const ended = server.stop('SIGTERM');
  await until('new connections are refused', () =>
    fetch(`${server.origin}/health/live`, { headers: { connection: 'close' } }).then(
      ({ status }) => status === 503,
      () => true,
    ),
  );
  await held.release();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: IN_HAND }, () => 200));
  expect(await ended).toBe(0);
  expect(server.bugs).toEqual([]);
  const text = 'select last_used_at is not null as used from api_key where id = $1';
  expect(await sql(databaseUrl, text, [key.id])).toEqual([{ used: true }]);
});

/** Holds a lock until it is released. */
async function postgresLock(url: string, lock: string) {
  const client = new pg.Client(addressOf(url));
  await client.connect();
  await client.query('begin');
  await client.query(lock);
  return {
    /** Waits until other statements are blocked by the lock. */
    untilWaiting: (count: number) =>
      until(`${count} statements wait for the lock`, async () => {
        const text = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await sql(url, text)).length >= count;
      }),
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}
