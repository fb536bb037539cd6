import pg from 'pg';
import { guarded } from './guarded-client';
import { LOOKUP_LIMITS } from './pool-limits';

interface Waiting<R> {
  readonly key: string;
  readonly parts: readonly string[];
  readonly resolve: (row: R | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface LookupStatement<R> {
  /** The name of the prepared statement on its connection. */
  readonly name: string;
  /** Takes one text array per key part (`$1`, `$2` ...) and returns rows that contain their key. */
  readonly text: string;
  /** The number of parts of a key. */
  readonly parts: number;
  /** The key of a row, equal to the requested one. */
  readonly keyOf: (row: R) => readonly string[];
  /** Merges two rows with the same key. Without it, each key has one row. */
  readonly merge?: (first: R, second: R) => R;
}

const SEPARATOR = '\n';

/**
 * Sends many lookups in one prepared statement: those that arrive while the connections are busy share the next
 * statement. A lookup never joins a statement that was sent before it arrived, so each result is read from the database
 * after the lookup was called. Nothing is cached.
 */
export class BatchedLookup<R extends object> {
  private waiting: Waiting<R>[] = [];
  private inFlight = 0;
  private scheduled = false;
  /** The number of statements sent; the benchmark computes requests per statement from it. */
  sent = 0;

  constructor(
    private readonly pool: LookupPool,
    private readonly statement: LookupStatement<R>,
  ) {}

  /** @returns the current row, or undefined @throws the driver's error when the database is unavailable */
  find(...parts: readonly string[]): Promise<R | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key: parts.join(SEPARATOR), parts, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight >= this.pool.size) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    const batch = this.waiting;
    if (batch.length === 0) return;
    this.waiting = [];
    this.inFlight += 1;
    try {
      const rows = await this.query(batch);
      for (const one of batch) one.resolve(rows.get(one.key));
    } catch (error) {
      for (const one of batch) one.reject(error);
    } finally {
      this.inFlight -= 1;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  private async query(batch: readonly Waiting<R>[]): Promise<Map<string, R>> {
    const { name, text, parts } = this.statement;
    const keys = new Map(batch.map((one) => [one.key, one.parts]));
    const columns = Array.from({ length: parts }, (_, at) =>
      Array.from(keys.values(), (key) => key[at] ?? ''),
    );
    this.sent += 1;
    const { rows } = await this.pool.query<R>({ name, text, values: columns });
    const found = this.byKey(rows);
    // The driver's finished queries stay linked, which would keep the rows alive until an old-generation GC.
    rows.length = 0;
    return found;
  }

  private byKey(rows: readonly R[]): Map<string, R> {
    const { keyOf, merge } = this.statement;
    const found = new Map<string, R>();
    for (const row of rows) {
      const key = keyOf(row).join(SEPARATOR);
      const first = merge && found.get(key);
      found.set(key, first ? merge(first, row) : row);
    }
    return found;
  }
}

/** A small connection pool only for lookups, so that slow reports never delay authentication. */
export class LookupPool {
  private readonly pool: pg.Pool;

  constructor(
    connection: pg.PoolConfig,
    readonly size: number,
  ) {
    this.pool = new pg.Pool({
      ...guarded(connection, LOOKUP_LIMITS),
      max: size,
      connectionTimeoutMillis: 3_000,
      application_name: 'keyshift-lookup',
    });
    // The pool replaces a connection that the server drops. Without a listener, the error would crash the process.
    this.pool.on('error', () => undefined);
  }

  query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    return this.pool.query<R>(statement);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
