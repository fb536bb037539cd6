import { Inject, Injectable } from '@nestjs/common';
import type { Visitor } from '../../access/principal';
import { Clock } from '../../kernel/clock/clock';
import type { Visit } from '../../kernel/http/visit';
import { slowDownFor } from '../../kernel/problem/kernel.problems';
import { Vault } from '../../kernel/secret/vault';
import { bucketOf, secondsUntil, Throttle } from '../../kernel/throttle/throttle';
import { SIGN_IN_OPTIONS, type SignInOptions } from '../sign-in';

const HOUR_SECONDS = 3600;
const ASKS_PER_PERSON = 5;

/** How often a change of address can be asked for: five times an hour by a person, and as sign-in mails by a network. */
@Injectable()
export class EmailChangeLimits {
  constructor(
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
    @Inject(SIGN_IN_OPTIONS) private readonly options: SignInOptions,
  ) {}

  /** @throws slowDown with `Retry-After` */
  async count(who: Visitor, visit: Visit): Promise<void> {
    const { sendsPerNetwork, sendsWindowSeconds } = this.options;
    await this.countOne('email change by', who.userId, { most: ASKS_PER_PERSON, seconds: HOUR_SECONDS });
    const network = { most: sendsPerNetwork, seconds: sendsWindowSeconds };
    await this.countOne('email change from', visit.network, network);
  }

  private async countOne(
    purpose: string,
    subject: string,
    { most, seconds }: { most: number; seconds: number },
  ): Promise<void> {
    const now = this.clock.now();
    const tally = await this.throttle.add(bucketOf(this.vault, purpose, subject), seconds, now);
    if (tally.count <= most) return;
    throw slowDownFor(secondsUntil(tally.resetsAt, now), 'The mails that were sent keep working.');
  }
}
