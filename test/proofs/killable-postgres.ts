import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type LocalPostgres, startLocalPostgres } from '../../src/kernel/postgres/local-postgres';
import { sql } from '../kit/database';
import { until } from './server';

/** A PostgreSQL server for a single test, which may kill it. */
export class KillablePostgres {
  private readonly starts: LocalPostgres[] = [];
  private frozen: number[] = [];

  private constructor(private readonly folder: string) {}

  static async start(): Promise<KillablePostgres> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyshift-fault-'));
    // The account that runs PostgreSQL has to traverse this folder.
    fs.chmodSync(folder, 0o711);
    const postgres = new KillablePostgres(folder);
    await postgres.startAgain();
    await sql(postgres.server.url(), 'create database keyshift');
    return postgres;
  }

  get url(): string {
    return this.server.url('keyshift');
  }

  /** Kills all of its processes at once, like a power failure. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL');
    await until('PostgreSQL has exited', () => !isAlive(this.server.pid));
  }

  /**
   * Suspends it: connections stay open and nothing responds, as with a broken network.
   * @param sessions a condition on pg_stat_activity that limits this to the processes of these sessions
   */
  async freeze(sessions?: string): Promise<void> {
    this.frozen = await this.signal('SIGSTOP', sessions);
  }

  thaw(): void {
    for (const pid of this.frozen) send(pid, 'SIGCONT');
    this.frozen = [];
  }

  /** @returns the pids that got the signal */
  private async signal(signal: NodeJS.Signals, sessions?: string): Promise<number[]> {
    const text = `select pid from pg_stat_activity where pid <> pg_backend_pid() and ${sessions ?? 'true'}`;
    const children = await sql<{ pid: number }>(this.server.url(), text);
    const pids = children.map(({ pid }) => pid);
    if (sessions === undefined) pids.unshift(this.server.pid);
    for (const pid of pids) send(pid, signal);
    return pids;
  }

  /** Starts it on the same data. @throws if its address changes */
  async startAgain(): Promise<void> {
    const before = this.starts.at(-1)?.url();
    const server = await startLocalPostgres({ dir: path.join(this.folder, 'db'), durable: true });
    this.starts.push(server);
    if (before !== undefined && before !== server.url()) throw new Error(`moved from ${before}`);
  }

  async remove(): Promise<void> {
    this.thaw();
    for (const one of this.starts) await one.stop('immediate');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private get server(): LocalPostgres {
    const last = this.starts.at(-1);
    if (!last) throw new Error('not started');
    return last;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has already exited.
  }
}

/** Whether a process is running. A zombie is not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    return !fs.existsSync(stat) || !/\) Z /.test(fs.readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
}
