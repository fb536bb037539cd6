import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { digestOf } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { type OAuthRecordRow, OAuthRecordsRepository } from '../oauth-records';
import { currentRotation } from './oauth-request-context';
import { REFRESH_GRACE_SECONDS } from './reuse.rules';

const QUEUE = 'spent-refresh-tokens';
const PURPOSE = 'successor of a refresh token';

/**
 * Returns the same successor for every redemption of a refresh token within its grace period, so that a connection
 * never has two active chains of tokens. Only the presented token can decrypt its successor; the server has no key.
 */
@Injectable()
export class RefreshRotation {
  constructor(
    private readonly records: OAuthRecordsRepository,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    jobs.define({ queue: QUEUE, options: { retryLimit: 5 }, work: () => this.forgetSuccessors() });
    scheduledTasks.add({ name: 'successors of used refresh tokens', run: () => this.forgetSuccessors() });
  }

  /** Records that this request is the first to use a token. */
  begin(token: string): void {
    currentRotation().spent = token;
  }

  /** Records which successor this request must return again. @returns false when it can no longer be decrypted */
  resume(token: string, { successor }: OAuthRecordRow): boolean {
    const opened = successor ? new Vault(token).unlock(PURPOSE, successor) : undefined;
    if (opened !== undefined) currentRotation().successor = opened;
    return opened !== undefined;
  }

  /**
   * Stores a new refresh token as the successor of the one it replaces.
   * @returns true when this request returns an earlier successor, so that there is nothing to store
   */
  async isKnownSuccessor(token: string): Promise<boolean> {
    const { spent, successor } = currentRotation();
    if (successor !== undefined) return true;
    if (spent === undefined) return false;
    await this.records.setSuccessor(digestOf(spent), new Vault(spent).lock(PURPOSE, token));
    await this.jobs.addIn(QUEUE, REFRESH_GRACE_SECONDS + 1);
    return false;
  }

  /** Deletes the successors of tokens whose grace period has ended. */
  async forgetSuccessors(): Promise<void> {
    await this.records.deleteSuccessors(after(this.clock.now(), -REFRESH_GRACE_SECONDS));
  }
}
