import { Inject, Injectable } from '@nestjs/common';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { type MailComposer, type MailMessage, MailQueue, unlinked } from '../../../mail';
import { Notifications, renderWorkEmail } from '../../../notifications';
import { momentText } from '../../time-entries';
import { ForgottenRepository } from './forgotten.repository';

export const FORGOTTEN_MAIL = 'forgotten-clock-out';

/** Reminds a member who is still on the clock. Not sent after they clock out. */
@Injectable()
export class ForgottenMail implements MailComposer {
  readonly kind = FORGOTTEN_MAIL;

  constructor(
    private readonly entries: ForgottenRepository,
    private readonly notifications: Notifications,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
    queue: MailQueue,
  ) {
    queue.register(this);
  }

  async compose(about: string): Promise<MailMessage | undefined> {
    const [workspaceId = '', entryId = ''] = about.split(' ');
    const entry = await this.entries.email(workspaceId, entryId);
    if (!entry || !(await this.notifications.wants(entry.userId, 'forgotten_clock_out'))) return undefined;
    const workspace = unlinked(entry.workspaceName);
    return renderWorkEmail(this.options.origin, {
      ...entry,
      subject: `You are still on the clock in ${workspace}`,
      opening: [
        `You clocked in at ${momentText(entry.inAt, entry.zone)} (${entry.zone}) and have not clocked out.`,
        'Did you forget? Clock out now, then request a correction of the time.',
      ],
    });
  }
}
