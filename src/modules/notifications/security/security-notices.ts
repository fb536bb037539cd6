import { Injectable } from '@nestjs/common';
import { AuditTrail, type RecordedEvent } from '../../audit';
import { MailQueue } from '../../mail';
import { matterOf } from './security-notice.rules';
import { SecurityNoticesRepository } from './security-notices.repository';

export const SECURITY_NOTICE = 'security-notice';
const SEPARATOR = ' ';

/** One mail about an event. */
export interface QueuedNotice {
  readonly chain: string;
  readonly eventId: string;
  readonly userId: string;
}

/**
 * Queues a mail for each person whom an event of the audit log concerns, in its transaction: the person and, for what
 * happens in a workspace, its owner. Because it hears what is recorded, it misses no way in which it can come about.
 */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly people: SecurityNoticesRepository,
    private readonly mail: MailQueue,
    trail: AuditTrail,
  ) {
    trail.listen((event) => this.hear(event));
  }

  private async hear(event: RecordedEvent): Promise<void> {
    if (!matterOf(event.facts)) return;
    for (const userId of await this.recipients(event))
      await this.mail.add(SECURITY_NOTICE, [event.chain, event.id, userId].join(SEPARATOR));
  }

  private async recipients({ chain, workspaceId, facts }: RecordedEvent): Promise<readonly string[]> {
    if (workspaceId === null) return [chain];
    const concerned = [facts.target?.id, facts.actor?.memberId].flatMap((id) => id ?? []);
    return this.people.users(workspaceId, concerned);
  }
}

/** What a queued mail is about. */
export function readNotice(about: string): QueuedNotice {
  const [chain = '', eventId = '', userId = ''] = about.split(SEPARATOR);
  return { chain, eventId, userId };
}
