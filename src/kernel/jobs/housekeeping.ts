import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Idempotency } from '../idempotency/idempotency';
import { Throttle } from '../throttle/throttle';
import { ScheduledTasks } from './scheduled-tasks';

/** Forgets counters whose window is over, and outcomes of repeatable requests that nobody may repeat any more. */
@Injectable()
export class Housekeeping {
  constructor(throttle: Throttle, idempotency: Idempotency, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({ name: 'counters that are over', run: () => throttle.sweep(clock.now()) });
    scheduledTasks.add({ name: 'old outcomes', run: () => idempotency.sweep() });
  }
}
