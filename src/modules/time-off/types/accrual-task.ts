import { Injectable } from '@nestjs/common';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { AccrualJob } from './accrual-job';

/** Registers accrual as an hourly task. */
@Injectable()
export class AccrualTask {
  constructor(job: AccrualJob, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({ name: 'time-off accrual', run: () => job.run() });
  }
}
