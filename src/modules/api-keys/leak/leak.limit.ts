import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { slowDownFor } from '../../../kernel/problem/kernel.problems';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf, secondsUntil, Throttle } from '../../../kernel/throttle/throttle';

const WINDOW_SECONDS = 900;
const REPORTS_A_WINDOW = 30;

/** How often one network may report: enough for a scanner, too little to use the queue up. */
@Injectable()
export class LeakLimit {
  constructor(
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws slowDown with `Retry-After` over the limit */
  async count(network: string): Promise<void> {
    const now = this.clock.now();
    const tally = await this.throttle.add(bucketOf(this.vault, 'leaks from', network), WINDOW_SECONDS, now);
    if (tally.count > REPORTS_A_WINDOW) throw slowDownFor(secondsUntil(tally.resetsAt, now));
  }
}
