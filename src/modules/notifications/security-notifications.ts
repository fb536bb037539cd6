import { Injectable } from '@nestjs/common';
import { AuditTrail, type RecordedEvent } from '../audit';
import { MailQueue } from '../mail';
import { topicOf } from './security-notification.rules';
import { SecurityNotificationsRepository } from './security-notifications.repository';

export const SECURITY_NOTIFICATION = 'security-notice';
const SEPARATOR = ' ';

/** One queued email about an event. */
export interface QueuedNotification {
  readonly chain: string;
  readonly eventId: string;
  readonly userId: string;
}

/**
 * Queues an email for each person an audit event concerns, in the transaction of the event: the person and, in a
 * workspace, its owner. It listens to the audit trail, so it covers every way the event can happen.
 */
@Injectable()
export class SecurityNotifications {
  constructor(
    private readonly people: SecurityNotificationsRepository,
    private readonly mail: MailQueue,
    trail: AuditTrail,
  ) {
    trail.listen((event) => this.hear(event));
  }

  private async hear(event: RecordedEvent): Promise<void> {
    if (!topicOf(event.facts)) return;
    for (const userId of await this.recipients(event))
      await this.mail.add(SECURITY_NOTIFICATION, [event.chain, event.id, userId].join(SEPARATOR));
  }

  private async recipients({ chain, workspaceId, facts }: RecordedEvent): Promise<readonly string[]> {
    if (workspaceId === null) return [chain];
    const concerned = [facts.target?.id, facts.actor?.memberId].flatMap((id) => id ?? []);
    return this.people.listUsers(workspaceId, concerned);
  }
}

/** Parses what a queued email is about. */
export function readNotification(about: string): QueuedNotification {
  const [chain = '', eventId = '', userId = ''] = about.split(SEPARATOR);
  return { chain, eventId, userId };
}
