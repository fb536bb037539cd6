import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobQueue } from './job-queue';

const QUEUE = 'chores';
const HOUR_SECONDS = 3600;
/** How often a process tries to queue the hourly run. Shorter than an hour, so that a restart causes no long gap. */
const ASK_MS = 300_000;

/** A task that runs about once an hour. Running it twice must have no further effect. */
export interface ScheduledTask {
  readonly name: string;
  run(): Promise<void>;
}

/**
 * Runs the hourly tasks, such as deleting expired data and sending reminders. All processes try to queue the run, the
 * database accepts one per hour, and one process executes it. If that process dies, the run is retried.
 */
@Injectable()
export class ScheduledTasks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly scheduledTasks: ScheduledTask[] = [];
  private readonly logger = new Logger('ScheduledTasks');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly jobs: JobQueue) {
    jobs.define({ queue: QUEUE, options: { retryLimit: 2 }, work: () => this.runAll() });
  }

  /** Adds a task. Call it in the constructor of the owning provider. */
  add(task: ScheduledTask): void {
    this.scheduledTasks.push(task);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.ask(), ASK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Queues a run unless this hour already has one. If the database is unavailable, the failure is logged. */
  async ask(): Promise<void> {
    await this.jobs
      .addOnceIn(QUEUE, HOUR_SECONDS)
      .catch((err: unknown) => this.logger.warn({ err }, 'the scheduled tasks could not be queued'));
  }

  /** Runs all tasks. A failed task is logged and runs again in the next hour; the others still run. */
  async runAll(): Promise<void> {
    for (const { name, run } of this.scheduledTasks)
      await run().catch((err: unknown) => this.logger.warn({ err, task: name }, 'a scheduled task failed'));
  }
}
