/** Writes a batch of `[id, moment]`, forward only. */
export type WriteLastUses = (uses: ReadonlyMap<string, Date>) => Promise<void>;

/** How often last uses are written, in seconds; from the roof. */
export const LAST_USE_SECONDS = Symbol('LAST_USE_SECONDS');

const LIMIT = 100_000;

/**
 * Remembers when things were last used and writes it behind: at most once an interval, never on a request's path.
 * What is lost by a crash is a minute of "last used", nothing else; under overload new ids are dropped.
 */
export class LastUse {
  private pending = new Map<string, Date>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly write: WriteLastUses,
    private readonly intervalSeconds: number,
  ) {}

  note(id: string, at: Date): void {
    if (this.pending.size >= LIMIT && !this.pending.has(id)) return;
    this.pending.set(id, at);
    this.timer ??= setTimeout(() => void this.flush(), this.intervalSeconds * 1000).unref();
  }

  /** The later of what is stored and what waits to be written. */
  latest(id: string, stored: Date | null): Date | null {
    const waiting = this.pending.get(id);
    if (!waiting) return stored;
    return stored && stored > waiting ? stored : waiting;
  }

  /** Writes what waits; at shutdown, and by the timer. A failed write keeps nothing and is not retried. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const uses = this.pending;
    this.pending = new Map();
    if (uses.size > 0) await this.write(uses).catch(() => undefined);
  }
}
