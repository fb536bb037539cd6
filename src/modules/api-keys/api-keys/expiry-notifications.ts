import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { KeyEmails } from './key-emails';
import { KeyNotificationsRepository } from './key-notifications.repository';

/** Warnings are sent this many days before a key expires. */
const WARNING_DAYS = [1, 3, 14];

/** Sends warnings before a key expires. Each is sent once, however many processes run. */
@Injectable()
export class ExpiryNotifications {
  constructor(
    private readonly keys: KeyNotificationsRepository,
    private readonly emails: KeyEmails,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({ name: 'API key expiry emails', run: () => this.send() });
  }

  /** Marks the warnings as sent and queues the emails in one transaction. */
  private send(): Promise<void> {
    return this.atomic.run(async () => {
      for (const key of await this.keys.takeExpiring(WARNING_DAYS, this.clock.now()))
        await this.emails.add('key-expiry', key);
    });
  }
}
