import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { identityOf } from '../../src/kernel/postgres/process-identity';
import { sql } from '../kit/database';
import { testFolder } from '../kit/folder';
import { until } from '../proofs/server';

const STARTER = path.resolve(__dirname, '../../dist/src/kernel/postgres/local-postgres.js');
const ORPHAN_SECONDS = 2;

/** A user in another process, which the test kills. */
const USER = `
  const [starter, dir, orphanSeconds] = process.argv.slice(1);
  require(starter).startLocalPostgres({ dir, durable: false, orphanSeconds: Number(orphanSeconds) })
    .then(({ pid }) => { console.log(pid); process.stdin.resume(); });`;

let folder: string;
let dir: string;
const children: ChildProcess[] = [];
const servers: LocalPostgres[] = [];

beforeEach(() => {
  folder = testFolder('orphan');
  dir = path.join(folder, 'db');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop('immediate');
  if (fs.existsSync(dir)) await (await startLocalPostgres({ dir, durable: false })).stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Starts a user in another process. @returns the pid of the server it uses */
async function startUser(): Promise<{ user: ChildProcess; pid: number }> {
  const user = spawn(process.execPath, ['-e', USER, STARTER, dir, String(ORPHAN_SECONDS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(user);
  const [line] = await once(createInterface({ input: user.stdout }), 'line');
  return { user, pid: Number(line) };
}

async function kill(user: ChildProcess): Promise<void> {
  user.kill('SIGKILL');
  await until('the user is gone', () => identityOf(Number(user.pid)) === undefined);
}

const isRunning = (pid: number): boolean => identityOf(pid) !== undefined;
const processesOn = (text: string): string[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });

describe('a database whose users were all killed', () => {
  it('stops, keeps its data and leaves no process behind', async () => {
    const { user, pid } = await startUser();
    const server = await startLocalPostgres({ dir, durable: false });
    servers.push(server);
    await sql(server.url(), 'create table kept as select 42 as n');
    await server.stop();
    await kill(user);
    await until('the server has ended', () => !isRunning(pid));
    if (fs.existsSync('/proc/self')) await until('its watch has ended', () => processesOn(dir).length === 0);
    expect(fs.existsSync(server.socketDir)).toBe(false);
    expect(fs.readFileSync(path.join(dir, 'postgres.log'), 'utf8')).toContain(
      'received fast shutdown request',
    );
    const next = await startLocalPostgres({ dir, durable: false });
    servers.push(next);
    expect(next.adopted).toBe(false);
    expect(await sql(next.url(), 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('keeps running while a user is left, or if one joins in time', async () => {
    const [first, second] = [await startUser(), await startUser()];
    expect(second.pid).toBe(first.pid);
    await kill(first.user);
    await sleep(2 * ORPHAN_SECONDS * 1000);
    expect(isRunning(first.pid)).toBe(true);
    await kill(second.user);
    const server = await startLocalPostgres({ dir, durable: false });
    servers.push(server);
    expect([server.adopted, server.pid]).toEqual([true, first.pid]);
    await sleep(2 * ORPHAN_SECONDS * 1000);
    expect(isRunning(first.pid)).toBe(true);
  });

  it('stops although its folder was deleted', async () => {
    const { user, pid } = await startUser();
    await kill(user);
    const { sockets } = JSON.parse(fs.readFileSync(path.join(dir, 'place.json'), 'utf8'));
    fs.renameSync(dir, `${dir}.away`);
    await until('the server has ended', () => !isRunning(pid));
    await until('its socket folder is gone', () => !fs.existsSync(sockets));
    fs.renameSync(`${dir}.away`, dir);
  });

  it('is watched again by a new user after its watch was killed', async () => {
    const { user, pid } = await startUser();
    const watcher = () =>
      Number(fs.readFileSync(path.join(dir, 'orphan-watch'), 'utf8').split('\n')[1]?.split('-')[0]);
    const before = watcher();
    process.kill(before, 'SIGKILL');
    await kill(user);
    await until('the watch is gone', () => !isRunning(before));
    const next = await startUser();
    expect([next.pid, watcher()]).not.toContain(before);
    expect(next.pid).toBe(pid);
    await kill(next.user);
    await until('the server has ended', () => !isRunning(pid));
  });
});
