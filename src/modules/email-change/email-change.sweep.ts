import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { ScheduledTasks } from '../../kernel/jobs/scheduled-tasks';
import { EmailChangeRepository } from './email-change.repository';

/** Long enough to tell somebody who opens an old link what became of it. */
const KEPT_SECONDS = 30 * 86_400;

/** Forgets old changes of address. */
@Injectable()
export class EmailChangeSweep {
  constructor(changes: EmailChangeRepository, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({
      name: 'old changes of address',
      run: () => changes.sweep(after(clock.now(), -KEPT_SECONDS)),
    });
  }
}
