import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Chores } from '../../../kernel/jobs/chores';
import { FreshProofRepository } from './fresh-proof.repository';

/** Deletes requests for fresh proofs that have ended. */
@Injectable()
export class FreshProofSweep {
  constructor(requests: FreshProofRepository, clock: Clock, chores: Chores) {
    chores.add({ name: 'old fresh proofs', run: () => requests.sweep(clock.now()) });
  }
}
