import { sql } from 'kysely';

/** Writes a batch of `[id, time]`. A stored time is never replaced by an earlier one. */
export type WriteLastUses = (uses: ReadonlyMap<string, Date>) => Promise<void>;

/** A batch of last uses as a table `u` with the columns `id` and `at`, for an update. */
export const usesTable = (uses: ReadonlyMap<string, Date>) =>
  sql<{
    id: string;
    at: Date;
  }>`unnest(${[...uses.keys()]}::text[], ${[...uses.values()]}::timestamptz[])`.as<'u'>(sql`u(id, at)`);

/** Injection token: how often last uses are written, in seconds. */
export const LAST_USE_SECONDS = Symbol('LAST_USE_SECONDS');

const LIMIT = 100_000;

/**
 * Buffers "last used" times and writes them in the background, at most once per interval. A crash loses the times of
 * the last interval. Above the limit, new ids are dropped.
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

  /** The later of the stored time and the buffered one. */
  latest(id: string, stored: Date | null): Date | null {
    const waiting = this.pending.get(id);
    if (!waiting) return stored;
    return stored && stored > waiting ? stored : waiting;
  }

  /** Writes the buffer; called by the timer and at shutdown. A failed write is not retried. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const uses = this.pending;
    this.pending = new Map();
    if (uses.size > 0) await this.write(uses).catch(() => undefined);
  }
}
