import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobQueue } from './job-queue';

const QUEUE = 'chores';
const HOUR_SECONDS = 3600;
/** How often a process asks whether this hour's chores are queued: one that has just started soon finds what is due. */
const ASK_MS = 300_000;

/** Something to be done about once an hour. Doing it twice changes nothing. */
export interface ScheduledTask {
  readonly name: string;
  run(): Promise<void>;
}

/**
 * What is done from hour to hour: forgetting what is over, telling people what comes. However many processes ask, the
 * database queues it once an hour, and one of them does it; what that one leaves undone when it dies is tried again.
 */
@Injectable()
export class ScheduledTasks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly scheduledTasks: ScheduledTask[] = [];
  private readonly logger = new Logger('Chores');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly jobs: JobQueue) {
    jobs.define({ queue: QUEUE, options: { retryLimit: 2 }, work: () => this.runAll() });
  }

  /** Adds a chore; called by its owner when it is built. */
  add(task: ScheduledTask): void {
    this.scheduledTasks.push(task);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.ask(), ASK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Has the chores done unless this hour's are queued or done already. While the database is away, nothing is due. */
  async ask(): Promise<void> {
    await this.jobs
      .addOnceIn(QUEUE, HOUR_SECONDS)
      .catch((err: unknown) => this.logger.warn({ err }, 'the chores could not be queued'));
  }

  /** One that fails is logged and tried again in an hour; the others are done. */
  async runAll(): Promise<void> {
    for (const { name, run } of this.scheduledTasks)
      await run().catch((err: unknown) => this.logger.warn({ err, task: name }, 'a chore was not done'));
  }
}
