import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { SignInRequestsRepository } from './sign-in-requests.repository';

/** Long enough that people who open an old email still learn what happened to its link. */
const KEPT_SECONDS = 7 * 86_400;

/** Deletes old sign-in requests. */
@Injectable()
export class SignInSweep {
  constructor(requests: SignInRequestsRepository, clock: Clock, scheduledTasks: ScheduledTasks) {
    scheduledTasks.add({
      name: 'old sign-in requests',
      run: async () => void (await requests.deleteExpired(after(clock.now(), -KEPT_SECONDS))),
    });
  }
}
