import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock/clock';
import { Atomic } from '../../../../kernel/database/atomic';
import { ScheduledTasks } from '../../../../kernel/jobs/scheduled-tasks';
import { FORGOTTEN_AFTER_SECONDS } from '../../../account';
import { MailQueue } from '../../../mail';
import { FORGOTTEN_MAIL } from './forgotten.email';
import { ForgottenRepository } from './forgotten.repository';

/** Reminds members who have been on the clock for unusually long, once per entry across all processes. */
@Injectable()
export class ForgottenReminders {
  constructor(
    private readonly entries: ForgottenRepository,
    private readonly mail: MailQueue,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    scheduledTasks.add({ name: 'forgotten clock-out reminders', run: () => this.send() });
  }

  /** Marks the entry as reminded and queues the email in one transaction. */
  private send(): Promise<void> {
    return this.atomic.run(async () => {
      for (const { workspaceId, id } of await this.entries.takeDue(FORGOTTEN_AFTER_SECONDS, this.clock.now()))
        await this.mail.add(FORGOTTEN_MAIL, `${workspaceId} ${id}`);
    });
  }
}
