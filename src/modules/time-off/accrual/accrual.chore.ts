import { Injectable } from '@nestjs/common';
import { Chores } from '../../../kernel/jobs/chores';
import { AccrualJob } from './accrual.job';

/** Has the hourly chores do it. */
@Injectable()
export class AccrualChore {
  constructor(job: AccrualJob, chores: Chores) {
    chores.add({ name: 'time off that falls due', run: () => job.run() });
  }
}
