import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { FORGOTTEN_AFTER_SECONDS } from '../../account';
import { MailQueue } from '../../mail';
import { FORGOTTEN_MAIL } from './forgotten.email';
import { ForgottenRepository } from './forgotten.repository';

/** Reminds people who are on the clock for longer than anybody works, each entry once, whichever process notices. */
@Injectable()
export class ForgottenReminders {
  constructor(
    private readonly entries: ForgottenRepository,
    private readonly mail: MailQueue,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({ name: 'reminders of forgotten clock-outs', run: () => this.send() });
  }

  /** The note that a reminder was sent, and the mail, are one transaction. */
  private send(): Promise<void> {
    return this.atomic.run(async () => {
      for (const { workspaceId, id } of await this.entries.takeDue(FORGOTTEN_AFTER_SECONDS, this.clock.now()))
        await this.mail.add(FORGOTTEN_MAIL, `${workspaceId} ${id}`);
    });
  }
}
