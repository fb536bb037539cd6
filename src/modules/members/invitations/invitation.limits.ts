import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { slowDownFor } from '../../../kernel/problem/kernel.problems';
import { Vault } from '../../../kernel/secret/vault';
import { bucketOf, secondsUntil, Throttle } from '../../../kernel/throttle/throttle';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** Enough to correct a mistake and to remind; a sixth mail in an hour is a nuisance to whoever gets it. */
const TO_ADDRESS_AN_HOUR = 5;
const OF_WORKSPACE_A_DAY = 500;

/** Anybody may found a workspace, so what it mails to strangers has limits; counted in the running transaction. */
@Injectable()
export class InvitationLimits {
  constructor(
    private readonly throttle: Throttle,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws slowDown with `Retry-After` over either limit */
  async count(workspaceId: string, email: string): Promise<void> {
    await this.take('invitations to', email, { limit: TO_ADDRESS_AN_HOUR, seconds: HOUR_SECONDS });
    await this.take('invitations of', workspaceId, { limit: OF_WORKSPACE_A_DAY, seconds: DAY_SECONDS });
  }

  private async take(
    purpose: string,
    subject: string,
    quota: { limit: number; seconds: number },
  ): Promise<void> {
    const bucket = bucketOf(this.vault, purpose, subject);
    const now = this.clock.now();
    const tally = await this.throttle.add(bucket, quota.seconds, now);
    if (tally.count <= quota.limit) return;
    throw slowDownFor(
      secondsUntil(tally.resetsAt, now),
      'Too many invitations were sent lately. Those that were sent keep working.',
    );
  }
}
