import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import type { Visit } from '../../kernel/http/visit';
import { Quotas } from '../../kernel/throttle/quotas';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in';

const HOUR_SECONDS = 3600;
const ASKS_PER_PERSON = 5;
const MAILS_TO_ADDRESS = 5;
const detail = 'Links that were already sent keep working.';

/** Limits the emails about changes of address, per person, per network and per new address. */
@Injectable()
export class EmailChangeLimits {
  constructor(
    private readonly quotas: Quotas,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /** Requests: five an hour per person; per network, as many as sign-in emails. @throws slowDown with `Retry-After` */
  async count({ userId }: Caller, { network }: Visit): Promise<void> {
    const { sendsPerNetwork, sendsWindowSeconds } = this.options;
    const byPerson = { subject: userId, limit: ASKS_PER_PERSON, seconds: HOUR_SECONDS };
    await this.quotas.take({ purpose: 'email change by', ...byPerson, detail });
    const byNetwork = { subject: network, limit: sendsPerNetwork, seconds: sendsWindowSeconds };
    await this.quotas.take({ purpose: 'email change from', ...byNetwork, detail });
  }

  /**
   * Emails to the new address, which may be a stranger’s: five an hour for all callers together. Counted in the running
   * transaction.
   * @throws slowDown with `Retry-After`
   */
  countTo(email: string): Promise<void> {
    const toAddress = { subject: email, limit: MAILS_TO_ADDRESS, seconds: HOUR_SECONDS };
    return this.quotas.take({ purpose: 'email change to', ...toAddress, detail });
  }
}
