import { Injectable } from '@nestjs/common';
import { MailQueue } from '../../mail';
import { KeyNotificationsRepository } from './key-notifications.repository';

/** The kinds of email about a key. */
export type KeyEmailKind = 'key-expiry' | 'key-leaked';

const SEPARATOR = ' ';

/** Queues emails about a key to its creator and the owner, or one email if they are the same person. */
@Injectable()
export class KeyEmails {
  constructor(
    private readonly repository: KeyNotificationsRepository,
    private readonly mail: MailQueue,
  ) {}

  /** Joins the running transaction. */
  async add(kind: KeyEmailKind, { workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
    for (const memberId of await this.repository.recipients(workspaceId, id))
      await this.mail.add(kind, [id, memberId].join(SEPARATOR));
  }

  /** The key and recipient of a queued email. */
  findFacts(about: string) {
    const [keyId = '', memberId = ''] = about.split(SEPARATOR);
    return this.repository.findEmailFacts(keyId, memberId);
  }
}
