import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { HealthRepository } from './health.repository';

@Injectable()
export class DatabaseIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly repository: HealthRepository,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const database = this.indicators.check('database');
    return (await this.repository.isAnswering()) ? database.up() : database.down();
  }
}
