import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster';
import type { Revival } from './local-postgres-options';
import { identityOf } from './process-identity';

const LOOK_EVERY_MS = 500;
/** The wait before each attempt in a row; after the last of them there is none. */
const WAITS_MS = [0, 250, 500, 1_000, 2_000];
/** A server that ends sooner counts as a start that failed. */
const LASTING_MS = 10_000;

/**
 * Looks at the process of a server that is in use and has it started again when it has died. Every process that uses the
 * server watches it; the lock around `revive` lets one of them start it.
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

  /** The server as it was last found or started. */
  get cluster(): Cluster {
    return this.current;
  }

  /** Ends the watch; when the server is just being started, waits for that. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async watch(): Promise<void> {
    while (await this.passed(LOOK_EVERY_MS)) {
      const { pid } = this.current.postmaster;
      if (this.identity !== undefined && identityOf(pid) === this.identity) continue;
      this.revival.report(`PostgreSQL (process ${pid}) has ended and is started again`);
      this.failures = Date.now() - this.since < LASTING_MS ? this.failures + 1 : 0;
      if (!(await this.recover())) return;
    }
  }

  /** @returns false when there is nothing to watch any more */
  private async recover(): Promise<boolean> {
    let last = new Error('it ends soon after each start');
    for (;;) {
      const wait = WAITS_MS[this.failures];
      if (wait === undefined) {
        this.revival.onLost(
          new Error(`PostgreSQL is given up after ${this.failures} starts: ${last.message}`),
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
      // Of several processes the one that started it says so.
      if (!this.current.adopted) this.revival.report(`PostgreSQL runs again (process ${pid})`);
      return undefined;
    } catch (error) {
      this.failures += 1;
      const words = error instanceof Error ? error : new Error(String(error));
      this.revival.report(
        `PostgreSQL could not be started again (failure ${this.failures}): ${words.message}`,
      );
      return words;
    }
  }

  /** Waits without keeping the process alive. @returns whether the watch goes on */
  private async passed(ms: number): Promise<boolean> {
    try {
      await sleep(ms, undefined, { ref: false, signal: this.stopping.signal });
      return true;
    } catch {
      return false;
    }
  }
}
