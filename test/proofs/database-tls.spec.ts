import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addressOf } from '../../src/kernel/database/database-url';
import { firstConnection } from '../../src/kernel/database/first-connection';
import { GuardedClient, guarded } from '../../src/kernel/database/guarded-client';
import { UNLIMITED } from '../../src/kernel/database/pool-limits';
import { AUTHORITY, CLIENT, OTHER_AUTHORITY } from '../kit/database-certificates';
import { forwardTo } from './forward';
import { freePort, SECRET, Server, stopAll } from './server';
import { TlsPostgres } from './tls-postgres';

const MISCONFIGURED = 78;

let postgres: TlsPostgres;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyshift-certificates-'));
const file = (name: string, text: string): string => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const root = file('root.crt', AUTHORITY);
const other = file('other.crt', OTHER_AUTHORITY);
const client = `&sslcert=${file('client.crt', CLIENT.cert)}&sslkey=${file('client.key', CLIENT.key)}`;

beforeAll(async () => {
  postgres = await TlsPostgres.start();
});
afterEach(() => stopAll());
afterAll(async () => {
  await postgres.stop();
  fs.rmSync(folder, { recursive: true });
});

/** @returns whether the server reports TLS for the connection */
async function hasTls(url: string): Promise<boolean> {
  const connection = new GuardedClient(guarded(addressOf(url), UNLIMITED));
  await connection.connect();
  const text = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
  const { rows } = await connection.query<{ ssl: boolean }>(text).finally(() => connection.end());
  return rows[0]?.ssl ?? false;
}

describe('a first connection to a server that requires TLS', () => {
  it.each([
    ['', 'localhost'],
    ['sslmode=prefer', 'localhost'],
    ['sslmode=allow', '127.0.0.1'],
    ['sslmode=require', '127.0.0.1'],
    [`sslmode=require&sslrootcert=${root}`, '127.0.0.1'],
    [`sslmode=verify-ca&sslrootcert=${root}`, '127.0.0.1'],
    [`sslmode=verify-full&sslrootcert=${root}`, 'localhost'],
    [`sslmode=verify-full&sslrootcert=${root}&host=localhost`, 'elsewhere.invalid'],
    [`sslmode=require&sslnegotiation=direct`, 'localhost'],
  ])('"%s" at %s uses TLS', async (query, host) => {
    const { url } = await firstConnection(postgres.url(query, host));
    expect(await hasTls(url)).toBe(true);
  });

  it.each([
    ['sslmode=disable', 'localhost', 'no encryption'],
    [`sslmode=require&sslrootcert=${other}`, 'localhost', 'TLS with the server failed'],
    [`sslmode=verify-ca&sslrootcert=${other}`, 'localhost', 'TLS with the server failed'],
    [`sslmode=verify-full&sslrootcert=${root}`, '127.0.0.1', "does not match certificate's altnames"],
    ['sslrootcert=system', 'localhost', 'TLS with the server failed'],
  ])('"%s" at %s is refused', async (query, host, words) => {
    await expect(firstConnection(postgres.url(query, host))).rejects.toThrow(words);
  });

  it('a client certificate is sent if the server requests one', async () => {
    const certified = (query: string) => postgres.url(`sslmode=require${query}`, 'localhost', 'certified');
    expect(await hasTls((await firstConnection(certified(client))).url)).toBe(true);
    await expect(firstConnection(certified(''))).rejects.toThrow('certificate');
  });
});

it('a server without TLS is rejected by require and used in clear text by prefer', async () => {
  const plain = new URL(process.env.TEST_DATABASE_URL ?? '');
  const proxy = await forwardTo(path.join(plain.searchParams.get('host') ?? '', '.s.PGSQL.5432'));
  const url = (mode: string) => `postgresql://keyshift@localhost:${proxy.port}/postgres?sslmode=${mode}`;
  await expect(firstConnection(url('require'))).rejects.toThrow('does not offer TLS');
  const { url: used } = await firstConnection(url('prefer'));
  expect(await hasTls(used)).toBe(false);
  await proxy.close();
});

it.each([
  ['the URL’s host', `sslmode=verify-full&sslrootcert=${root}`, 'localhost'],
  ['?host=', `host=localhost&sslmode=verify-full&sslrootcert=${root}`, 'elsewhere.invalid'],
  ['no sslmode', '', 'localhost'],
])('every connection of a process uses TLS with %s', async (_what, query, host) => {
  const env = {
    DATABASE_URL: postgres.url(query, host),
    SECRET,
    SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
  };
  const server = await Server.start(env);
  const text = `select split_part(application_name, ':', 1) as name, bool_and(ssl) as ssl
    from pg_stat_activity join pg_stat_ssl using (pid) where application_name ~ '^(keyshift|pgboss)' group by 1 order by 1`;
  expect(await postgres.sql(text)).toEqual([
    { name: 'keyshift', ssl: true },
    { name: 'keyshift-lookup', ssl: true },
    { name: 'pgboss', ssl: true },
  ]);
  expect(server.bugs).toEqual([]);
});

it.each([
  [`sslmode=verify-full&sslrootcert=${other}`, 'TLS with the server failed'],
  ['sslmode=verify_full', 'DATABASE_URL: sslmode must be one of'],
  ['sslrootcerts=/root.crt', 'DATABASE_URL: the parameter sslrootcerts is not supported'],
])('%s fails the start with a clear message', async (query, words) => {
  const server = await Server.launch({ DATABASE_URL: postgres.url(query), SECRET });
  expect(await server.end()).toBe(MISCONFIGURED);
  expect(server.output).toContain(words);
  expect(server.output).not.toMatch(/^\s+at /m);
});
