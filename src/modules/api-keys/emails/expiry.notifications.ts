import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { EmailFactsRepository } from './email-facts.repository';
import { KeyMails } from './key-emails';

/** How many days before a key's end its people are told. */
const WARNING_DAYS = [1, 3, 14];

/** Tells people before a key ends, each time once, whichever process notices. */
@Injectable()
export class ExpiryNotifications {
  constructor(
    private readonly notifications: EmailFactsRepository,
    private readonly mails: KeyMails,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({ name: 'notices of keys that end', run: () => this.send() });
  }

  /** The note that a notice was sent, and the mail, are one transaction. */
  private send(): Promise<void> {
    return this.atomic.run(async () => {
      for (const key of await this.notifications.takeExpiring(WARNING_DAYS, this.clock.now()))
        await this.mails.add('key-expiry', key);
    });
  }
}
