import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type JobResult, PgBoss, type QueueOptions } from 'pg-boss';
import { Sql } from '../database/sql';
import { JOBS_OPTIONS, type JobsOptions } from './jobs-database';

const STOP_MS = 10_000;
/** Jobs that run side by side; one at a time, a batch of invitations would hold up every sign-in. */
const TOGETHER = 10;

/** One kind of work that is done after its cause has committed. */
export interface JobKind<T extends object> {
  readonly queue: string;
  /** How often it is tried, and for how long; see pg-boss. */
  readonly options: QueueOptions;
  /** Does one job. It may run twice: after a crash, what was in hand is tried again. @param jobId the same for each try */
  work(data: T, jobId: string): Promise<void>;
}

/**
 * Work that is queued in the transaction of its cause, and done after that commits by whichever process is free, again
 * and again until it succeeds. A job names what it is about; a secret never stands in the queue.
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
    // Only the words: the driver hangs its connection on an error, with the key that cancels its queries.
    this.boss.on('error', ({ message }) =>
      this.logger.warn({ reason: message }, 'the job queue could not reach the database'),
    );
  }

  /** Tells the queue who does a kind of work; called by its owner when it is built. */
  define<T extends object>(kind: JobKind<T>): void {
    this.kinds.push(kind);
  }

  /**
   * Queues one job in the running transaction.
   * @param isAwaited whether somebody sits and waits for it; such jobs overtake the rest
   */
  async add(queue: string, data: object, isAwaited = false): Promise<void> {
    await this.boss.send(queue, data, { db: this.transaction(), priority: isAwaited ? 1 : 0 });
  }

  /** Queues one job in the running transaction, to be done after so many seconds. */
  async addIn(queue: string, seconds: number): Promise<void> {
    await this.boss.send(queue, {}, { db: this.transaction(), startAfter: seconds });
  }

  /** Queues one job in each span of time, however often and by however many processes it is asked for. */
  async addOnceIn(queue: string, seconds: number): Promise<void> {
    await this.boss.send(queue, {}, { singletonSeconds: seconds });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const kind of this.kinds) await this.begin(kind);
  }

  /** Finishes what is in hand, then lets go of the database. Called before its connections close. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: STOP_MS });
  }

  /** How pg-boss writes in the running transaction. */
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

/** One job's failure is its own: the others of its batch are done. */
function attempt(kind: JobKind<object>, { id, data }: Job<object>): Promise<JobResult> {
  return kind.work(data, id).then(
    () => ({ id, status: 'completed' }),
    (error: unknown) => ({ id, status: 'failed', output: { message: String(error) } }),
  );
}
