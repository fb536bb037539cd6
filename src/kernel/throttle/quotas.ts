import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { slowDownFor } from '../problem/kernel.problems';
import { Vault } from '../secret/vault';
import { bucketOf, secondsUntil, Throttle } from './throttle';

/** So many in a window, of one purpose, for one subject. */
export interface Quota {
  /** What is counted, such as `invitations to`; with the subject it names the bucket. */
  readonly purpose: string;
  /** Of whom or of what: an address, a network, an id. */
  readonly subject: string;
  readonly limit: number;
  /** The window, which begins with the first that is counted. */
  readonly seconds: number;
  /** What the refusal adds. */
  readonly detail?: string;
}

/** Limits that hold over all processes and restarts. */
@Injectable()
export class Quotas {
  constructor(
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Counts one more, in the running transaction where there is one. @throws slowDown with `Retry-After` over the limit */
  async take({ purpose, subject, limit, seconds, detail }: Quota): Promise<void> {
    const now = this.clock.now();
    const tally = await this.throttle.add(bucketOf(this.vault, purpose, subject), seconds, now);
    if (tally.count > limit) throw slowDownFor(secondsUntil(tally.resetsAt, now), detail);
  }
}
