import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type JobResult, PgBoss, type QueueOptions } from 'pg-boss';
import { Sql } from '../database/sql';
import { JOBS_OPTIONS, type JobsOptions } from './jobs-database';

const STOP_MS = 10_000;
/** The number of concurrent jobs. One at a time, a batch of invitations would delay every sign-in email. */
const TOGETHER = 10;

/** A kind of job. Jobs run after the transaction that queued them has committed. */
export interface JobKind<T extends object> {
  readonly queue: string;
  /** Retries and timeouts, see pg-boss. */
  readonly options: QueueOptions;
  /** Runs a job. A job can run twice, because a crash leads to a retry. @param jobId the same for each try */
  work(data: T, jobId: string): Promise<void>;
}

/**
 * Queues jobs in the running transaction. After the commit, any free process runs them and retries failures. Job data
 * contain ids only, never secrets.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap {
  private readonly kinds: JobKind<object>[] = [];
  private readonly logger = new Logger('Jobs');
  private readonly boss: PgBoss;

  constructor(
    private readonly sql: Sql,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {
    this.boss = new PgBoss({ ...options.database, schema: 'pgboss', schedule: false, useListenNotify: true });
    // Logs only the message: the driver attaches its connection to the error, including the key that cancels queries.
    this.boss.on('error', ({ message }) =>
      this.logger.warn({ reason: message }, 'the job queue could not reach the database'),
    );
  }

  /** Registers a kind of job. Call it in the constructor of the owning provider. */
  define<T extends object>(kind: JobKind<T>): void {
    this.kinds.push(kind);
  }

  /**
   * Queues a job in the running transaction.
   * @param isAwaited whether a person is waiting for it; such jobs have priority
   */
  async add(queue: string, data: object, isAwaited = false): Promise<void> {
    await this.boss.send(queue, data, { db: this.transaction(), priority: isAwaited ? 1 : 0 });
  }

  /** Queues a job in the running transaction, to run after a delay. */
  async addIn(queue: string, seconds: number): Promise<void> {
    await this.boss.send(queue, {}, { db: this.transaction(), startAfter: seconds });
  }

  /** Queues at most one job per period, however many processes call it. */
  async addOnceIn(queue: string, seconds: number): Promise<void> {
    await this.boss.send(queue, {}, { singletonSeconds: seconds });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const kind of this.kinds) await this.begin(kind);
  }

  /** Finishes the running jobs, then closes the queue's connections. Call it before the app closes. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: STOP_MS });
  }

  /** Lets pg-boss write in the running transaction. */
  private transaction() {
    return {
      executeSql: async (text: string, values?: unknown[]) => ({ rows: await this.sql.rows(text, values) }),
    };
  }

  private async begin(kind: JobKind<object>): Promise<void> {
    await this.boss.createQueue(kind.queue, { ...kind.options, notify: true });
    const working = {
      pollingIntervalSeconds: this.options.pollSeconds,
      notifyPollingIntervalSeconds: this.options.pollSeconds,
      batchSize: TOGETHER,
      burstWhenBatchFull: true,
      perJobResults: true as const,
    };
    await this.boss.work<object>(kind.queue, working, (jobs) =>
      Promise.all(jobs.map((job) => attempt(kind, job))),
    );
  }
}

/** Runs one job of a batch. A failure does not affect the other jobs. */
function attempt(kind: JobKind<object>, { id, data }: Job<object>): Promise<JobResult> {
  return kind.work(data, id).then(
    () => ({ id, status: 'completed' }),
    (error: unknown) => ({ id, status: 'failed', output: { message: String(error) } }),
  );
}
