import pg from 'pg';
import { connectionReason } from './connection-reason';
import { type PoolLimits, UNLIMITED } from './pool-limits';

/** The driver's options plus the limits of a guarded client. */
export interface GuardedConfig extends pg.PoolConfig {
  readonly limits?: PoolLimits;
}

type Release = (error?: Error | boolean) => void;

/** SQLSTATE of class 08, connection exceptions. */
const CONNECTION_FAILURE = '08006';
/** The server cancelled a statement, a lock wait or a transaction (idle, or total time) because of a timeout. */
const TIMED_OUT = new Set(['57014', '55P03', '25P03', '25P04']);
const KEEPALIVE_MS = 10_000;

/** The connection failed: it could not be opened, it closed while in use, or the server did not respond in time. */
export class ConnectionLost extends Error {
  readonly code = CONNECTION_FAILURE;
}

/** The options of a pool or a client with guarded connections. */
export const guarded = <Address extends pg.ClientConfig>(address: Address, limits: PoolLimits) => ({
  ...address,
  // The driver makes the key non-enumerable on the object it gets, so a later copy for another pool would lose it.
  ...(typeof address.ssl === 'object' ? { ssl: { ...address.ssl } } : {}),
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEPALIVE_MS,
  limits,
  Client: GuardedClient,
});

/**
 * A connection that is never reused in an unknown state. The driver's `query_timeout` abandons a statement but keeps
 * its connection, on which the statement can run later, in a transaction that is never closed. This client closes the
 * socket instead, so the server rolls back. Session limits are set by statements after connecting, because poolers such
 * as PgBouncer reject startup parameters.
 */
export class GuardedClient extends pg.Client {
  private readonly limits: PoolLimits;
  private deadline: NodeJS.Timeout | undefined;
  /** Statements without a response. */
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
    // Each statement fails with the error anyway; an error event without a listener would crash the process.
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

  /** Set by the pool each time it checks out the client. */
  set release(giveBack: Release) {
    this.giveBack = giveBack;
  }

  /** Returns the client to the pool, which keeps it only if it is connected, idle and not in a transaction. */
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

  /** Counts statements and sets a deadline for each response. */
  private watchStatements(): void {
    const send: (...args: readonly unknown[]) => unknown = this.query.bind(this);
    // The driver's method has many overloads; the arguments are passed through.
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

  /** Called when the server has finished a statement; the driver then sends the next one. */
  private answered(): void {
    if (this.pending > 0) this.pending -= 1;
    if (this.pending > 0) this.deadline?.refresh();
    else this.forgetDeadline();
  }

  private forgetDeadline(): void {
    clearTimeout(this.deadline);
    this.deadline = undefined;
  }

  /** Closes a connection that had a timeout, once its transaction has ended. */
  private leaveAfterTimeout(): void {
    if (this.hasTimedOut && this.getTransactionStatus() === 'I') void this.end();
  }

  /** Closes the socket immediately: pending statements fail, and the server rolls back. */
  private destroy(): void {
    const { stream } = this.connection;
    if (stream.destroyed) return;
    stream.destroy();
    const lost = new ConnectionLost('connection terminated: the database did not answer in time');
    this.connection.emit('error', lost);
  }

  /** Removes a closed connection from the pool, even if its user never returns it. */
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
