import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { MailQueue } from '../../mail';
import { type NotificationKind, Notifications } from '../../notifications';
import { TimeOffMailsRepository, type TimeOffNotice } from './mails.repository';

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
  async requested(who: Principal, requestId: string): Promise<void> {
    for (const { memberId } of await this.repository.deciders(who.workspaceId))
      if (memberId !== who.memberId) await this.add('time-off-requested', who, requestId, memberId);
  }

  /** Tells the member whose time off it is, unless they decided it themselves. */
  async decided(who: Principal, { id, memberId }: { id: string; memberId: string }): Promise<void> {
    if (memberId !== who.memberId) await this.add('time-off-decided', who, id, memberId);
  }

  /** What a queued mail is about; undefined where the person has left or does not want it. */
  async notice(about: string, kind: NotificationKind): Promise<TimeOffNotice | undefined> {
    const [workspaceId = '', requestId = '', memberId = ''] = about.split(SEPARATOR);
    const notice = await this.repository.notice(workspaceId, requestId, memberId);
    return notice && (await this.notifications.wants(notice.userId, kind)) ? notice : undefined;
  }

  private add(kind: TimeOffMailKind, who: Principal, requestId: string, memberId: string): Promise<void> {
    return this.queue.add(kind, [who.workspaceId, requestId, memberId].join(SEPARATOR));
  }
}
