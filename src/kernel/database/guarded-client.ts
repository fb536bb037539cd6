import pg from 'pg';
import { connectionReason } from './connection-reason';
import { type PoolLimits, UNLIMITED } from './pool-limits';

/** What a guarded client takes beside the driver's own options. */
export interface GuardedConfig extends pg.PoolConfig {
  readonly limits?: PoolLimits;
}

type Release = (error?: Error | boolean) => void;

/** SQLSTATE of class 08, connection exceptions. */
const CONNECTION_FAILURE = '08006';
/** The server ended a statement, a wait for a lock, or one of two kinds of transaction, because it took too long. */
const TIMED_OUT = new Set(['57014', '55P03', '25P03', '25P04']);
const KEEPALIVE_MS = 10_000;

/** There is no connection: none could be made, it ended while in use, or nothing was answered for too long. */
export class ConnectionLost extends Error {
  readonly code = CONNECTION_FAILURE;
}

/** The options of a pool, or of one client, whose connections are guarded. */
export const guarded = <Address extends pg.ClientConfig>(address: Address, limits: PoolLimits) => ({
  ...address,
  // The driver hides the key in the object it gets, and what copies that object for another pool would lose it.
  ...(typeof address.ssl === 'object' ? { ssl: { ...address.ssl } } : {}),
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEPALIVE_MS,
  limits,
  Client: GuardedClient,
});

/**
 * A connection that is never reused in doubt. The driver's own `query_timeout` gives up on a statement and keeps its
 * connection, on which the statement may run later, in a transaction that nobody ends. Here the socket is closed
 * instead, whereupon the server rolls back. Limits of the session are set by statements after connecting and not by
 * start-up parameters, which poolers such as PgBouncer refuse.
 */
export class GuardedClient extends pg.Client {
  private readonly limits: PoolLimits;
  private deadline: NodeJS.Timeout | undefined;
  /** Statements that were asked for and are not answered. */
  private pending = 0;
  private hasTimedOut = false;
  private giveBack: Release | undefined;

  constructor(config?: GuardedConfig) {
    super(config);
    this.limits = config?.limits ?? UNLIMITED;
    this.watchStatements();
    this.connection.on('readyForQuery', () => this.answered());
    this.connection.on('errorMessage', ({ code }: { code?: string }) => {
      this.hasTimedOut ||= TIMED_OUT.has(code ?? '');
    });
    this.on('drain', () => this.leaveAfterTimeout());
    this.on('end', () => this.lose());
    // Each statement fails with the error by itself; an event without a listener would end the process.
    this.on('error', () => undefined);
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<pg.Client> | undefined {
    const connected = this.open();
    if (!callback) return connected;
    connected.then(
      () => callback(null),
      (error: Error) => callback(error),
    );
    return undefined;
  }

  /** Set by the pool whenever it hands the client out. */
  set release(giveBack: Release) {
    this.giveBack = giveBack;
  }

  /** Returns the client. The pool keeps it only when it is alive, idle and outside a transaction. */
  get release(): Release {
    return (error) => this.returnToPool(error);
  }

  private async open(): Promise<pg.Client> {
    await super.connect().catch((error: unknown) => {
      throw new ConnectionLost(`no connection to the database: ${connectionReason(error)}`, { cause: error });
    });
    try {
      await this.query(sessionOf(this.limits));
    } catch (error) {
      this.destroy();
      throw error;
    }
    return this;
  }

  /** Counts statements, and sets the deadline of the answer to each. */
  private watchStatements(): void {
    const send: (...args: readonly unknown[]) => unknown = this.query.bind(this);
    // The driver declares this one method in many forms; what it is called with passes through unread.
    Object.defineProperty(this, 'query', {
      value: (...args: readonly unknown[]) => {
        this.pending += 1;
        this.expectAnswer();
        return send(...args);
      },
    });
  }

  private expectAnswer(): void {
    const { answerMs } = this.limits;
    if (answerMs > 0) this.deadline ??= setTimeout(() => this.destroy(), answerMs).unref();
  }

  /** The server has finished a statement; those behind it are sent now. */
  private answered(): void {
    if (this.pending > 0) this.pending -= 1;
    if (this.pending > 0) this.deadline?.refresh();
    else this.forgetDeadline();
  }

  private forgetDeadline(): void {
    clearTimeout(this.deadline);
    this.deadline = undefined;
  }

  /** A connection on which something took too long ends with the transaction it happened in. */
  private leaveAfterTimeout(): void {
    if (this.hasTimedOut && this.getTransactionStatus() === 'I') void this.end();
  }

  /** Closes the socket at once: what is under way fails here, and the server rolls it back. */
  private destroy(): void {
    const { stream } = this.connection;
    if (stream.destroyed) return;
    stream.destroy();
    const lost = new ConnectionLost('connection terminated: the database did not answer in time');
    this.connection.emit('error', lost);
  }

  /** A connection that ended leaves the pool, even if the one who holds it cannot return it any more. */
  private lose(): void {
    this.forgetDeadline();
    this.returnToPool(new ConnectionLost('connection terminated'));
  }

  private returnToPool(error?: Error | boolean): void {
    const { giveBack } = this;
    this.giveBack = undefined;
    const isInDoubt = this.pending > 0 || this.getTransactionStatus() !== 'I';
    giveBack?.(error || isInDoubt);
  }
}

/** The statements that set the limits of a session. */
function sessionOf({ statementMs, lockMs, idleInTransactionMs, session = {} }: PoolLimits): string {
  const settings = {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    ...session,
  };
  return Object.entries(settings)
    .map(([name, value]) => `set ${name} = ${pg.escapeLiteral(String(value))}`)
    .join('; ');
}
