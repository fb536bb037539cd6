import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { FreshProofRepository } from './fresh-proof.repository';

/** Deletes expired requests for fresh proofs. */
@Injectable()
export class FreshProofSweep {
  constructor(requests: FreshProofRepository, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({ name: 'old fresh proofs', run: () => requests.deleteExpired(clock.now()) });
  }
}
