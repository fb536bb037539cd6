import { Injectable } from '@nestjs/common';
import { MailQueue } from '../../mail';
import { EmailFactsRepository } from './email-facts.repository';

/** What is mailed about a key. */
export type KeyMailKind = 'key-expiry' | 'key-leaked';

const SEPARATOR = ' ';

/** Queues a notice about a key for its maker and the owner: one mail where they are one person. */
@Injectable()
export class KeyMails {
  constructor(
    private readonly notifications: EmailFactsRepository,
    private readonly mail: MailQueue,
  ) {}

  /** Joins the running transaction. */
  async add(kind: KeyMailKind, { workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
    for (const memberId of await this.notifications.recipients(workspaceId, id))
      await this.mail.add(kind, [id, memberId].join(SEPARATOR));
  }

  /** What a queued notice is about. */
  notice(about: string) {
    const [keyId = '', memberId = ''] = about.split(SEPARATOR);
    return this.notifications.notice(keyId, memberId);
  }
}
