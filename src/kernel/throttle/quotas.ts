import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { slowDownFor } from '../problem/kernel.problems';
import { Vault } from '../secret/vault';
import { bucketOf, secondsUntil, Throttle } from './throttle';

/** A limit per window for one purpose and subject. */
export interface Quota {
  /** What is counted, such as `invitations to`. Purpose and subject identify the bucket. */
  readonly purpose: string;
  /** Whose uses are counted: an address, a network or an id. */
  readonly subject: string;
  readonly limit: number;
  /** The length of the window, which starts with the first use. */
  readonly seconds: number;
  /** The `detail` of the problem. */
  readonly detail?: string;
}

/** Limits that apply across all processes and restarts. */
@Injectable()
export class Quotas {
  constructor(
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Counts a use, in the running transaction if there is one. @throws slowDown above the limit, with `Retry-After` */
  async take({ purpose, subject, limit, seconds, detail }: Quota): Promise<void> {
    const now = this.clock.now();
    const tally = await this.throttle.add(bucketOf(this.vault, purpose, subject), seconds, now);
    if (tally.count > limit) throw slowDownFor(secondsUntil(tally.resetsAt, now), detail);
  }
}
