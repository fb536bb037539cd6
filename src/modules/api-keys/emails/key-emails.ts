import { Injectable } from '@nestjs/common';
import { MailQueue } from '../../mail';
import { EmailFactsRepository } from './email-facts.repository';

/** The kinds of email about a key. */
export type KeyMailKind = 'key-expiry' | 'key-leaked';

const SEPARATOR = ' ';

/** Queues emails about a key to its creator and the owner, or one email if they are the same person. */
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

  /** The key and recipient of a queued email. */
  notice(about: string) {
    const [keyId = '', memberId = ''] = about.split(SEPARATOR);
    return this.notifications.notice(keyId, memberId);
  }
}
