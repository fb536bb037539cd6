import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Idempotency } from '../idempotency/idempotency';
import { Throttle } from '../throttle/throttle';
import { Chores } from './chores';

/** Forgets counters whose window is over, and outcomes of repeatable requests that nobody may repeat any more. */
@Injectable()
export class Housekeeping {
  constructor(throttle: Throttle, idempotency: Idempotency, clock: Clock, chores: Chores) {
    chores.add({ name: 'counters that are over', run: () => throttle.sweep(clock.now()) });
    chores.add({ name: 'old outcomes', run: () => idempotency.sweep() });
  }
}
