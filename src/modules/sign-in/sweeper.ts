import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { Idempotency } from '../../kernel/idempotency/idempotency';
import { Throttle } from '../../kernel/throttle/throttle';
import { SignInRepository } from './proof/sign-in.repository';

const EVERY_MS = 3_600_000;
/** Long enough for a person to come back to an old mail and be told what happened to its link. */
const REQUEST_KEPT_SECONDS = 7 * 86_400;

/** Forgets what is over: sign-in requests, counters, outcomes of repeatable requests. Sweeping twice, or in two processes at once, changes nothing. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly requests: SignInRepository,
    private readonly throttle: Throttle,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.sweep().catch((err) => this.logger.warn({ err }, 'nothing was swept')),
      EVERY_MS,
    );
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.requests.sweep(after(now, -REQUEST_KEPT_SECONDS));
    await this.throttle.sweep(now);
    await this.idempotency.sweep();
  }
}
