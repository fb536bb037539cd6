import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const EVERY_MS = 3_600_000;
/** Soon, so that a service that is started anew several times a day gets round to them too; not while it starts. */
const FIRST_MS = 300_000;

/** Something to be done about once an hour. Doing it twice, or in two processes at once, changes nothing. */
export interface Chore {
  readonly name: string;
  run(): Promise<void>;
}

/** What is done five minutes after the start and then from hour to hour: forgetting what is over, telling what comes. */
@Injectable()
export class Chores implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly chores: Chore[] = [];
  private readonly logger = new Logger('Chores');
  private timer: NodeJS.Timeout | undefined;

  /** Adds a chore; called by its owner when it is built. */
  add(chore: Chore): void {
    this.chores.push(chore);
  }

  onApplicationBootstrap(): void {
    this.runAfter(FIRST_MS);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** One that fails is logged and tried again in an hour; the others are done. */
  async runAll(): Promise<void> {
    for (const { name, run } of this.chores)
      await run().catch((err: unknown) => this.logger.warn({ err, chore: name }, 'a chore was not done'));
  }

  private runAfter(ms: number): void {
    this.timer = setTimeout(() => {
      this.runAfter(EVERY_MS);
      void this.runAll();
    }, ms).unref();
  }
}
