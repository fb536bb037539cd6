import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { identityOf } from '../../src/kernel/postgres/process-identity';
import { testFolder } from '../kit/folder';
import { Server, stopAll, until } from './server';

let folder: string;

beforeEach(() => {
  folder = testFolder('lost');
});
afterEach(async () => {
  await stopAll();
  const configuration = path.join(folder, 'postgres/data/postgresql.auto.conf');
  if (fs.existsSync(configuration)) fs.writeFileSync(configuration, '');
  const postgres = await startLocalPostgres({ dir: path.join(folder, 'postgres') });
  await postgres.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<Server> => Server.start({ DATA_DIR: folder, LOG_LEVEL: 'warn' });

function pidOfPostmaster(): number {
  const file = path.join(folder, 'postgres/data/postmaster.pid');
  return fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : 0;
}

function childrenOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' });
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

/** Kills the postmaster of PostgreSQL. @returns its pid */
async function killPostmaster(): Promise<number> {
  const pid = pidOfPostmaster();
  process.kill(pid, 'SIGKILL');
  await until('PostgreSQL has exited', () => identityOf(pid) === undefined);
  return pid;
}

/** Polls readiness until the service is ready. @returns the earlier responses */
async function answersUntilReady(server: Server): Promise<{ status: number; retryAfter: string | null }[]> {
  const answers: { status: number; retryAfter: string | null }[] = [];
  await until('the service is ready again', async () => {
    const reply = await server.ask('GET', '//health/ready');
    answers.push({ status: reply.status, retryAfter: reply.headers.get('retry-after') });
    return reply.status === 200;
  });
  return answers.filter(({ status }) => status !== 200);
}

const restarts = (...servers: Server[]): number =>
  servers.flatMap(({ output }) => output.match(/PostgreSQL is running again/g) ?? []).length;

describe('an embedded PostgreSQL that dies', () => {
  it('is started again, and the service recovers without a restart', async () => {
    const server = await start();
    for (const round of [1, 2]) {
      const dead = await killPostmaster();
      const asked = server.ask('GET', '/me', { token: `ks_live_${'a'.repeat(40)}` });
      for (const answer of await answersUntilReady(server)) {
        expect(answer).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
      }
      expect([401, 503]).toContain((await asked).status);
      expect(pidOfPostmaster()).not.toBe(dead);
      expect((await server.ask('GET', '/me', { token: `ks_live_${'a'.repeat(40)}` })).status).toBe(401);
      await until('the restart is logged', () => restarts(server) >= round);
      expect(restarts(server)).toBe(round);
    }
    expect(await server.stop()).toBe(0);
  });

  it('is started again even if one of its processes hangs and holds shared memory', async () => {
    const server = await start();
    const hanging = childrenOf(pidOfPostmaster())[0] ?? 0;
    process.kill(hanging, 'SIGSTOP');
    await killPostmaster();
    await answersUntilReady(server);
    expect(identityOf(hanging)).toBeUndefined();
    expect(await server.stop()).toBe(0);
  });

  it('is started again by one of several processes, at the same address', async () => {
    const servers = await Promise.all([start(), start()]);
    fs.rmSync(socketFolder(), { recursive: true });
    await killPostmaster();
    await Promise.all(servers.map(answersUntilReady));
    await until('the restart is logged', () => restarts(...servers) >= 1);
    expect(restarts(...servers)).toBe(1);
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  });

  it('makes the process exit after five failures', async () => {
    const server = await start();
    fs.writeFileSync(path.join(folder, 'postgres/data/postgresql.auto.conf'), 'no_such_setting = 1\n');
    await killPostmaster();
    expect(await server.end()).toBe(1);
    expect(server.output.match(/PostgreSQL could not be restarted \(failure \d/g)).toHaveLength(5);
    expect(server.output).toContain('no_such_setting');
  });
});

function socketFolder(): string {
  return JSON.parse(fs.readFileSync(path.join(folder, 'postgres/place.json'), 'utf8')).sockets;
}
