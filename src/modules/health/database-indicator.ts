import { Injectable, Logger } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { Clock } from '../../kernel/clock/clock';
import { connectionReason } from '../../kernel/database/connection-reason';
import { HealthRepository } from './health.repository';

const LOG_EVERY_MS = 60_000;

/** Whether the database responds. The reason for a failure is only logged, because the response is public. */
@Injectable()
export class DatabaseIndicator {
  private readonly logger = new Logger('Health');
  private loggedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly repository: HealthRepository,
    private readonly clock: Clock,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const database = this.indicators.check('database');
    try {
      await this.repository.ask();
      return database.up();
    } catch (error) {
      this.log(error);
      return database.down();
    }
  }

  /** Load balancers poll every few seconds; the log gets one line a minute. */
  private log(error: unknown): void {
    const now = this.clock.now().getTime();
    if (now - this.loggedAt < LOG_EVERY_MS) return;
    this.loggedAt = now;
    this.logger.warn({ reason: connectionReason(error) }, 'not ready: the database does not respond');
  }
}
