import { Injectable } from '@nestjs/common';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { AccrualJob } from './accrual.job';

/** Has the hourly chores do it. */
@Injectable()
export class AccrualTask {
  constructor(job: AccrualJob, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({ name: 'time off that falls due', run: () => job.run() });
  }
}
