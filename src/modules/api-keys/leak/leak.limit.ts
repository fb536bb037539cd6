import { Injectable } from '@nestjs/common';
import { Quotas } from '../../../kernel/throttle/quotas';

const WINDOW_SECONDS = 900;
const REPORTS_A_WINDOW = 30;

/** Limits reports per client network: enough for a secret scanner, too few to fill the queue. */
@Injectable()
export class LeakLimit {
  constructor(private readonly quotas: Quotas) {}

  /** @throws slowDown with `Retry-After` when over the limit */
  count(network: string): Promise<void> {
    const byNetwork = { subject: network, limit: REPORTS_A_WINDOW, seconds: WINDOW_SECONDS };
    return this.quotas.take({ purpose: 'leaks from', ...byNetwork });
  }
}
