import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { OAuthRecordsRepository } from './oauth-records.repository';

/** Spent codes are kept this much longer than they live, so that one that comes back is known for spent. */
const KEPT_SECONDS = 86_400;
const UNUSED_CLIENT_SECONDS = 7 * 86_400;
/** The most unused registrations that are kept, whatever their age: a flood ends here. */
const UNUSED_CLIENTS_MAX = 5_000;

/** Forgets what is over: tokens, codes, requests, and assistants that registered and were never let in. */
@Injectable()
export class RecordCleanup {
  constructor(
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({
      name: 'what assistants left behind',
      run: async () => {
        await records.sweep(after(clock.now(), -KEPT_SECONDS));
        await this.forgetClients();
      },
    });
  }

  /** Forgets assistants that nobody let in: the old ones, and all but the newest. */
  async forgetClients(): Promise<void> {
    const now = this.clock.now();
    await this.records.sweepClients(now, after(now, -UNUSED_CLIENT_SECONDS), UNUSED_CLIENTS_MAX);
  }
}
