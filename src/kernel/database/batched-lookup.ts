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
  /** Names the prepared statement on its connection. */
  readonly name: string;
  /** Takes one text array a key part (`$1`, `$2` ...) and returns rows that hold their key. */
  readonly text: string;
  /** How many parts a key has. */
  readonly parts: number;
  /** The key of a row, equal to the one it was asked by. */
  readonly keyOf: (row: R) => readonly string[];
  /** What two rows of one key amount to; without it a key has one row. */
  readonly merge?: (first: R, second: R) => R;
}

const SEPARATOR = '\n';

/**
 * Answers many lookups with one prepared statement: those that arrive while the connections are busy travel together
 * on the next one. A lookup never joins a statement that was sent before it arrived, so every answer is read from the
 * database after its question was asked; nothing is remembered between statements.
 */
export class BatchedLookup<R extends object> {
  private waiting: Waiting<R>[] = [];
  private inFlight = 0;
  private scheduled = false;
  /** How many statements were sent; the bench divides requests by it. */
  sent = 0;

  constructor(
    private readonly pool: LookupPool,
    private readonly statement: LookupStatement<R>,
  ) {}

  /** @returns the row as it is now, or undefined. @throws the driver's error when the database is away. */
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
      const rows = await this.ask(batch);
      for (const one of batch) one.resolve(rows.get(one.key));
    } catch (error) {
      for (const one of batch) one.reject(error);
    } finally {
      this.inFlight -= 1;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  private async ask(batch: readonly Waiting<R>[]): Promise<Map<string, R>> {
    const { name, text, parts } = this.statement;
    const keys = new Map(batch.map((one) => [one.key, one.parts]));
    const columns = Array.from({ length: parts }, (_, at) =>
      Array.from(keys.values(), (key) => key[at] ?? ''),
    );
    this.sent += 1;
    const { rows } = await this.pool.query<R>({ name, text, values: columns });
    const found = this.byKey(rows);
    // The driver's finished queries hang together: left in them, every row would grow old before it is collected.
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

/**
 * The few connections that lookups have to themselves, so that a slow report never stands in front of the door.
 */
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
      application_name: 'keyshift-door',
    });
    // A connection that the server drops while idle is replaced on the next lookup; without a listener it would end Node.
    this.pool.on('error', () => undefined);
  }

  query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    return this.pool.query<R>(statement);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
