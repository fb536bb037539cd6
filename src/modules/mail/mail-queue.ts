import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { Sql } from '../../kernel/database/sql';
import { MAIL_OPTIONS, type MailComposer, type MailOptions, POSTMAN, type Postman } from './mail.contract';
import { QUEUE_DATABASE, type QueueDatabase } from './queue-database';

const QUEUE = 'mail';
const SECOND_TRY_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 300;
/** With the pause capped at five minutes this outlives every link that a mail may hold. */
const TRIES = 3000;
const KEPT_SECONDS = 14 * 86_400;
const SENDING_SECONDS = 120;
const STOP_MS = 10_000;
/** Mails that go out side by side; one at a time, a batch of invitations would hold up every sign-in. */
const TOGETHER = 10;

interface Letter {
  readonly kind: string;
  readonly id: string;
}

/**
 * The outbox: a mail is queued in the transaction of its cause and sent after that commits, by whichever process is
 * free, again and again until it is taken. The queue holds what a mail is about, never a link or a code.
 */
@Injectable()
export class MailQueue implements OnApplicationBootstrap {
  private readonly composers = new Map<string, MailComposer>();
  private readonly logger = new Logger('Mail');
  private readonly boss: PgBoss;

  constructor(
    private readonly sql: Sql,
    @Inject(POSTMAN) private readonly postman: Postman,
    @Inject(MAIL_OPTIONS) private readonly options: MailOptions,
    @Inject(QUEUE_DATABASE) database: QueueDatabase,
  ) {
    this.boss = new PgBoss({ ...database, schema: 'pgboss', schedule: false, useListenNotify: true });
    // Only the words: the driver hangs its connection on an error, with the key that cancels its queries.
    this.boss.on('error', ({ message }) =>
      this.logger.warn({ reason: message }, 'the mail queue could not reach the database'),
    );
  }

  /** Tells the queue who writes a kind of mail; called by the module that owns it. */
  register(composer: MailComposer): void {
    this.composers.set(composer.kind, composer);
  }

  /**
   * Queues a mail in the running transaction.
   * @param id what it is about: a sign-in request, an invitation
   * @param isAwaited whether somebody sits and waits for it; such mail overtakes the rest
   */
  async add(kind: string, id: string, isAwaited = false): Promise<void> {
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({ rows: await this.sql.rows(text, values) }),
    };
    await this.boss.send(QUEUE, { kind, id } satisfies Letter, { db, priority: isAwaited ? 1 : 0 });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(QUEUE, {
      retryLimit: TRIES,
      retryDelay: SECOND_TRY_SECONDS,
      retryBackoff: true,
      retryDelayMax: LONGEST_PAUSE_SECONDS,
      expireInSeconds: SENDING_SECONDS,
      retentionSeconds: KEPT_SECONDS,
      deleteAfterSeconds: 3600,
      notify: true,
    });
    const working = {
      pollingIntervalSeconds: this.options.pollSeconds,
      notifyPollingIntervalSeconds: this.options.pollSeconds,
      batchSize: TOGETHER,
      burstWhenBatchFull: true,
      perJobResults: true as const,
    };
    await this.boss.work<Letter>(QUEUE, working, (jobs) => Promise.all(jobs.map((job) => this.attempt(job))));
  }

  /** One mail's failure is its own: the others of its batch are done. */
  private attempt({ id, data }: Job<Letter>): Promise<JobResult> {
    return this.deliver(id, data).then(
      () => ({ id, status: 'completed' }),
      (error: unknown) => ({ id, status: 'failed', output: { message: String(error) } }),
    );
  }

  /** Finishes the mail in hand, then lets go of the database. Called before its connections close. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: STOP_MS });
  }

  private async deliver(jobId: string, { kind, id }: Letter): Promise<void> {
    const composer = this.composers.get(kind);
    if (!composer) throw new Error(`nobody writes mails of kind ${kind}`);
    const message = await composer.compose(id);
    // SMTP can only promise "at least once"; a stable Message-ID lets mailboxes drop the second copy.
    if (message) await this.hand(message, `<${jobId}@${new URL(this.options.origin).hostname}>`);
  }

  private async hand(message: Parameters<Postman['send']>[0], messageId: string): Promise<void> {
    try {
      await this.postman.send(message, messageId);
    } catch (error) {
      this.logger.warn({ err: error, messageId }, 'a mail was not taken; it will be sent again');
      throw error;
    }
  }
}
