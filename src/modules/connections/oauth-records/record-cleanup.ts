import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { OAuthRecordsRepository } from './oauth-records.repository';

/** Used codes are kept this long after they expire, so that reuse is still detected. */
const KEPT_SECONDS = 86_400;
const UNUSED_CLIENT_SECONDS = 7 * 86_400;
/** The most unused registrations to keep, whatever their age. This limits what a flood can store. */
const UNUSED_CLIENTS_MAX = 5_000;

/** Deletes expired tokens, codes and requests, and clients that registered but were never authorized. */
@Injectable()
export class RecordCleanup {
  constructor(
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({
      name: 'expired OAuth records and unused clients',
      run: async () => {
        await records.deleteExpired(after(clock.now(), -KEPT_SECONDS));
        await this.forgetClients();
      },
    });
  }

  /** Deletes clients that were never authorized: the old ones, and all but the newest of the rest. */
  async forgetClients(): Promise<void> {
    const now = this.clock.now();
    await this.records.deleteUnusedClients(now, after(now, -UNUSED_CLIENT_SECONDS), UNUSED_CLIENTS_MAX);
  }
}
