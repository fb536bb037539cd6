import type { Clock } from '../kernel/clock/clock';
import type { CallContext } from './call-context';
import type { Permission } from './permissions';

/** How long a response relies on the check at admission. */
const TRUSTED_MS = 5_000;

/** A response that may take long. After five seconds its credential is checked again before each page. */
export class LongAnswer {
  private readonly since: number;

  /** @param needed permissions whose reach must not shrink */
  constructor(
    private readonly call: Pick<CallContext, 'recheck'>,
    private readonly clock: Clock,
    private readonly needed: readonly Permission[] = [],
  ) {
    this.since = clock.now().getTime();
  }

  /** @throws unauthenticated, permissionMissing when the credential no longer allows the response */
  async beforePage(): Promise<void> {
    if (this.clock.now().getTime() - this.since > TRUSTED_MS) await this.call.recheck(this.needed);
  }
}
