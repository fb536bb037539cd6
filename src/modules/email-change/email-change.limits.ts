import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import type { Visit } from '../../kernel/http/visit';
import { Quotas } from '../../kernel/throttle/quotas';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in';

const HOUR_SECONDS = 3600;
const ASKS_PER_PERSON = 5;
const MAILS_TO_ADDRESS = 5;
const detail = 'The mails that were sent keep working.';

/** How many mails a change of address can cause: to the old mailbox, to the new one, and by one network. */
@Injectable()
export class EmailChangeLimits {
  constructor(
    private readonly quotas: Quotas,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /** Asking: five times an hour by a person, and as sign-in mails by a network. @throws slowDown with `Retry-After` */
  async count({ userId }: Caller, { network }: Visit): Promise<void> {
    const { sendsPerNetwork, sendsWindowSeconds } = this.options;
    const byPerson = { subject: userId, limit: ASKS_PER_PERSON, seconds: HOUR_SECONDS };
    await this.quotas.take({ purpose: 'email change by', ...byPerson, detail });
    const byNetwork = { subject: network, limit: sendsPerNetwork, seconds: sendsWindowSeconds };
    await this.quotas.take({ purpose: 'email change from', ...byNetwork, detail });
  }

  /**
   * The new mailbox, which may be a stranger’s: five an hour, whoever asks. Counted in the running transaction.
   * @throws slowDown with `Retry-After`
   */
  countTo(email: string): Promise<void> {
    const toAddress = { subject: email, limit: MAILS_TO_ADDRESS, seconds: HOUR_SECONDS };
    return this.quotas.take({ purpose: 'email change to', ...toAddress, detail });
  }
}
