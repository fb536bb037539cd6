import { createDatabase, freshDatabase, sql, urlOf } from '../kit/database';
import { freePort, SECRET, Server, stopAll } from './server';

// Starts that must fail, and concurrent starts.

const MISCONFIGURED = 78;

afterEach(stopAll);

it('wrong settings fail the start, all reported by name without their values', async () => {
  const wrong = {
    SMTP_URL: 'garbage-5f1c',
    SECRET: 'short-9a3e',
    DATABASE_URL: 'mysql://root:hunter2@db.internal/x',
    ORIGIN: 'clock.example.com/path-77aa',
    DATABASE_POOL_SIZE: 'many-4c4c',
  };
  const server = await Server.launch(wrong);
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toMatch(/^The environment has 5 errors:\n( {2}- .+\n){5}$/);
  for (const [name, value] of Object.entries(wrong)) {
    expect(server.output).toContain(`  - ${name}: `);
    expect(server.output).not.toContain(value);
  }
});

it('missing production settings fail the start, all reported by name', async () => {
  const server = await Server.launch({ NODE_ENV: 'production', ORIGIN: 'http://clock.example.com' });
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toMatch(/SECRET: .+\n.+SMTP_URL: .+\n.+ORIGIN: must be https/);
});

it('an unreachable database fails the start with its address and no password', async () => {
  const port = await freePort();
  const url = `postgresql://clock:hunter2@127.0.0.1:${port}/hours`;
  const server = await Server.launch({ DATABASE_URL: url, SECRET });
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toContain(`Cannot connect to the database hours at 127.0.0.1:${port}: `);
  expect(server.output).toContain('Check DATABASE_URL');
  expect(server.output).not.toMatch(/hunter2|^\s+at /m);
});

it('a database that does not exist fails the start in the same way', async () => {
  const server = await Server.launch({ DATABASE_URL: urlOf('no_such_database'), SECRET });
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toMatch(/"t_\w+_no_such_database" does not exist/);
});

it('a port in use fails the start with a clear message', async () => {
  const env = { DATABASE_URL: await freshDatabase(), SECRET };
  const first = await Server.start(env);
  const second = await Server.launch({ ...env, PORT: String(first.port) });
  expect(await second.end()).toBe(MISCONFIGURED);
  expect(second.output).toContain(`Port ${first.port} is in use.`);
  expect(second.output).not.toMatch(/^\s+at /m);
});

it('two concurrent starts on an empty database migrate it once, and both serve', async () => {
  await createDatabase('proof_of_one_migration');
  const url = urlOf('proof_of_one_migration');
  const servers = await Promise.all([1, 2].map(() => Server.start({ DATABASE_URL: url, SECRET })));
  const rows = await sql<{ name: string; times: number }>(
    url,
    'select name, count(*)::int as times from schema_migration group by name',
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
  for (const server of servers) expect(await server.stop()).toBe(0);
  expect(servers.flatMap(({ bugs }) => bugs)).toEqual([]);
});
