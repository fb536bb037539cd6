import { Clock } from '../../src/kernel/clock/clock';

/** A clock that a test moves forward from real time, so that timestamps of the database stay in order with it. */
export class TestClock extends Clock {
  private aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  advance(seconds: number): void {
    this.aheadMs += seconds * 1000;
  }

  reset(): void {
    this.aheadMs = 0;
  }
}
