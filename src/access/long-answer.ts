import type { Clock } from '../kernel/clock/clock';
import type { CallContext } from './call-context';
import type { Permission } from './permissions';

/** For so long an answer rests on the credential as it was when the request was admitted. */
const TRUSTED_MS = 5_000;

/** An answer that may take long. After five seconds its credential is read again before each page. */
export class LongAnswer {
  private readonly since: number;

  /** @param needed permissions whose reach must not become less */
  constructor(
    private readonly call: Pick<CallContext, 'recheck'>,
    private readonly clock: Clock,
    private readonly needed: readonly Permission[] = [],
  ) {
    this.since = clock.now().getTime();
  }

  /** @throws unauthenticated, permissionMissing when the credential no longer carries the answer */
  async beforePage(): Promise<void> {
    if (this.clock.now().getTime() - this.since > TRUSTED_MS) await this.call.recheck(this.needed);
  }
}
