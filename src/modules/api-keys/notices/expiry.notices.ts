import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { Chores } from '../../../kernel/jobs/chores';
import { KeyMails } from './key-mails';
import { NoticesRepository } from './notices.repository';

/** How many days before a key's end its people are told. */
const NOTICE_DAYS = [1, 3, 14];

/** Tells people before a key ends, each time once, whichever process notices. */
@Injectable()
export class ExpiryNotices {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly mails: KeyMails,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
    chores: Chores,
  ) {
    chores.add({ name: 'notices of keys that end', run: () => this.send() });
  }

  /** The note that a notice was sent, and the mail, are one transaction. */
  private send(): Promise<void> {
    return this.atomic.run(async () => {
      for (const key of await this.notices.takeExpiring(NOTICE_DAYS, this.clock.now()))
        await this.mails.add('key-expiry', key);
    });
  }
}
