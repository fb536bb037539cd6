import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { MailQueue } from '../../mail';
import { type NotificationKind, Notifications } from '../../notifications';
import { type TimeOffEmailFacts, TimeOffMailsRepository } from './email-facts.repository';

const SEPARATOR = ' ';

/** What is mailed about time off. */
export type TimeOffMailKind = 'time-off-requested' | 'time-off-decided';

/** Queues mails about requests in the running transaction; whether somebody wants theirs is asked when it is sent. */
@Injectable()
export class TimeOffMails {
  constructor(
    private readonly repository: TimeOffMailsRepository,
    private readonly notifications: Notifications,
    private readonly queue: MailQueue,
  ) {}

  /** Tells those who may decide, but not who asked. */
  async requested(caller: Principal, requestId: string): Promise<void> {
    for (const { memberId } of await this.repository.deciders(caller.workspaceId))
      if (memberId !== caller.memberId) await this.add('time-off-requested', caller, requestId, memberId);
  }

  /** Tells the member whose time off it is, unless they decided it themselves. */
  async decided(caller: Principal, { id, memberId }: { id: string; memberId: string }): Promise<void> {
    if (memberId !== caller.memberId) await this.add('time-off-decided', caller, id, memberId);
  }

  /** What a queued mail is about; undefined where the person has left or does not want it. */
  async notice(about: string, kind: NotificationKind): Promise<TimeOffEmailFacts | undefined> {
    const [workspaceId = '', requestId = '', memberId = ''] = about.split(SEPARATOR);
    const notice = await this.repository.notice(workspaceId, requestId, memberId);
    return notice && (await this.notifications.wants(notice.userId, kind)) ? notice : undefined;
  }

  private add(kind: TimeOffMailKind, caller: Principal, requestId: string, memberId: string): Promise<void> {
    return this.queue.add(kind, [caller.workspaceId, requestId, memberId].join(SEPARATOR));
  }
}
