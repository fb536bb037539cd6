import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Idempotency } from '../idempotency/idempotency';
import { Throttle } from '../throttle/throttle';
import { ScheduledTasks } from './scheduled-tasks';

/** Deletes expired rate limit counters and expired idempotency records. */
@Injectable()
export class Housekeeping {
  constructor(throttle: Throttle, idempotency: Idempotency, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({ name: 'expired counters', run: () => throttle.sweep(clock.now()) });
    scheduledTasks.add({ name: 'expired idempotency records', run: () => idempotency.sweep() });
  }
}
