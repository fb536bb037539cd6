import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { sql } from '../kit/database';
import { until } from './server';

/** A PostgreSQL of one test's own, which it may kill. */
export class KillablePostgres {
  private readonly starts: LocalPostgres[] = [];

  private constructor(private readonly folder: string) {}

  static async start(): Promise<KillablePostgres> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyshift-fault-'));
    // The account that runs PostgreSQL passes through.
    fs.chmodSync(folder, 0o711);
    const postgres = new KillablePostgres(folder);
    await postgres.startAgain();
    await sql(postgres.server.url(), 'create database keyshift');
    return postgres;
  }

  get url(): string {
    return this.server.url('keyshift');
  }

  /** Kills all of it in one instant, as a power cut would. */
  async kill(): Promise<void> {
    const { pid } = this.server;
    const children = await sql<{ pid: number }>(
      this.server.url(),
      'select pid from pg_stat_activity where pid <> pg_backend_pid()',
    );
    for (const each of [pid, ...children.map((row) => row.pid)]) kill(each);
    await until('PostgreSQL is dead', () => !isAlive(pid));
  }

  /** Starts it on the same data. @throws when its address is not the same as before */
  async startAgain(): Promise<void> {
    const before = this.starts.at(-1)?.url();
    const server = await startLocalPostgres({ dir: path.join(this.folder, 'db'), durable: true });
    this.starts.push(server);
    if (before !== undefined && before !== server.url()) throw new Error(`moved from ${before}`);
  }

  async remove(): Promise<void> {
    for (const one of this.starts) await one.stop('immediate');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private get server(): LocalPostgres {
    const last = this.starts.at(-1);
    if (!last) throw new Error('not started');
    return last;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Whether a process runs; one that only waits to be reaped does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    return !fs.existsSync(stat) || !/\) Z /.test(fs.readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
}
