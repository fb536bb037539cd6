import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../../access/principal';
import { MailQueue } from '../../../mail';
import { type NotificationKind, Notifications } from '../../../notifications';
import { EmailFactsRepository, type TimeOffEmailFacts } from './email-facts.repository';

const SEPARATOR = ' ';

/** The kinds of email about time off. */
export type TimeOffEmailKind = 'time-off-requested' | 'time-off-decided';

/** Queues emails in the running transaction. Notification preferences are checked when an email is sent. */
@Injectable()
export class TimeOffEmails {
  constructor(
    private readonly facts: EmailFactsRepository,
    private readonly notifications: Notifications,
    private readonly queue: MailQueue,
  ) {}

  /** Notifies everyone who can decide, except the author of the request. */
  async requested(caller: Principal, requestId: string): Promise<void> {
    for (const { memberId } of await this.facts.listDeciders(caller.workspaceId))
      if (memberId !== caller.memberId) await this.add('time-off-requested', caller, requestId, memberId);
  }

  /** Notifies the member, unless they decided their own request. */
  async decided(caller: Principal, { id, memberId }: { id: string; memberId: string }): Promise<void> {
    if (memberId !== caller.memberId) await this.add('time-off-decided', caller, id, memberId);
  }

  /** The contents of a queued email; undefined if the recipient has left or has turned this email off. */
  async findFacts(about: string, kind: NotificationKind): Promise<TimeOffEmailFacts | undefined> {
    const [workspaceId = '', requestId = '', memberId = ''] = about.split(SEPARATOR);
    const facts = await this.facts.find(workspaceId, requestId, memberId);
    return facts && (await this.notifications.wants(facts.userId, kind)) ? facts : undefined;
  }

  private add(kind: TimeOffEmailKind, caller: Principal, requestId: string, memberId: string): Promise<void> {
    return this.queue.add(kind, [caller.workspaceId, requestId, memberId].join(SEPARATOR));
  }
}
