import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster';
import type { Revival } from './local-postgres-options';
import { identityOf } from './process-identity';

const LOOK_EVERY_MS = 500;
/** The wait before each consecutive attempt; there is no attempt after the last one. */
const WAITS_MS = [0, 250, 500, 1_000, 2_000];
/** A server that exits sooner counts as a failed start. */
const LASTING_MS = 10_000;

/**
 * Watches the process of a server in use and restarts it when it dies. Every process that uses the server watches it;
 * the lock around `revive` lets one of them restart it.
 */
export class ServerWatch {
  private identity: string | undefined;
  private since = 0;
  private failures = 0;
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(
    private current: Cluster,
    private readonly revive: (dead: Cluster) => Promise<Cluster>,
    private readonly revival: Revival,
  ) {
    this.identity = identityOf(current.postmaster.pid);
    this.ended = this.watch();
  }

  /** The current server. */
  get cluster(): Cluster {
    return this.current;
  }

  /** Stops the watch. Waits for a restart in progress. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async watch(): Promise<void> {
    while (await this.passed(LOOK_EVERY_MS)) {
      const { pid } = this.current.postmaster;
      if (this.identity !== undefined && identityOf(pid) === this.identity) continue;
      this.revival.report(`PostgreSQL (process ${pid}) has exited and is being restarted`);
      this.failures = Date.now() - this.since < LASTING_MS ? this.failures + 1 : 0;
      if (!(await this.recover())) return;
    }
  }

  /** @returns false if the watch must stop */
  private async recover(): Promise<boolean> {
    let last = new Error('it exits soon after each start');
    for (;;) {
      const wait = WAITS_MS[this.failures];
      if (wait === undefined) {
        this.revival.onLost(
          new Error(`PostgreSQL could not be restarted in ${this.failures} attempts: ${last.message}`),
        );
        return false;
      }
      if (!(await this.passed(wait))) return false;
      const error = await this.attempt();
      if (error === undefined) return true;
      last = error;
    }
  }

  private async attempt(): Promise<Error | undefined> {
    try {
      this.current = await this.revive(this.current);
      this.identity = identityOf(this.current.postmaster.pid);
      this.since = Date.now();
      const { pid } = this.current.postmaster;
      // Only the process that started the server reports it.
      if (!this.current.adopted) this.revival.report(`PostgreSQL is running again (process ${pid})`);
      return undefined;
    } catch (error) {
      this.failures += 1;
      const reason = error instanceof Error ? error : new Error(String(error));
      this.revival.report(`PostgreSQL could not be restarted (failure ${this.failures}): ${reason.message}`);
      return reason;
    }
  }

  /** Waits without keeping the process alive. @returns false if the watch was stopped */
  private async passed(ms: number): Promise<boolean> {
    try {
      await sleep(ms, undefined, { ref: false, signal: this.stopping.signal });
      return true;
    } catch {
      return false;
    }
  }
}
