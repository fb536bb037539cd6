import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { ScheduledTasks } from '../../kernel/jobs/scheduled-tasks';
import { EmailChangeRepository } from './email-change.repository';

/** Long enough to explain to a person who opens an old link what happened to it. */
const KEPT_SECONDS = 30 * 86_400;

/** Deletes old changes of address. */
@Injectable()
export class EmailChangeSweep {
  constructor(changes: EmailChangeRepository, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({
      name: 'old email changes',
      run: () => changes.deleteOld(after(clock.now(), -KEPT_SECONDS)),
    });
  }
}
