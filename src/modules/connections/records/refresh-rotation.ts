import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { digestOf } from '../../../kernel/secret/secret';
import { Vault } from '../../../kernel/secret/vault';
import { currentRotation } from '../server/oauth-request-context';
import { type OAuthRecordRow, OAuthRecordsRepository } from './oauth-records.repository';
import { REFRESH_GRACE_SECONDS } from './reuse.rules';

const QUEUE = 'spent-refresh-tokens';
const PURPOSE = 'successor of a refresh token';

/**
 * Gives every redemption of one refresh token within its grace the same successor, so that a connection never has two
 * living chains of tokens. Only the presented token can decrypt its successor; the server keeps no key for it.
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
    scheduledTasks.add({ name: 'successors of spent refresh tokens', run: () => this.forgetSuccessors() });
  }

  /** Notes that this request is the first to use a token. */
  begin(token: string): void {
    currentRotation().spent = token;
  }

  /** Notes which successor this request has to give again. @returns false when it cannot be read any more */
  resume(token: string, { successor }: OAuthRecordRow): boolean {
    const opened = successor ? new Vault(token).unlock(PURPOSE, successor) : undefined;
    if (opened !== undefined) currentRotation().successor = opened;
    return opened !== undefined;
  }

  /**
   * Keeps a new refresh token beside the one it takes the place of.
   * @returns true when this request gives an earlier successor again: then there is nothing to save
   */
  async isKnownSuccessor(token: string): Promise<boolean> {
    const { spent, successor } = currentRotation();
    if (successor !== undefined) return true;
    if (spent === undefined) return false;
    await this.records.keepSuccessor(digestOf(spent), new Vault(spent).lock(PURPOSE, token));
    await this.jobs.addIn(QUEUE, REFRESH_GRACE_SECONDS + 1);
    return false;
  }

  /** Deletes the successors of tokens whose grace is over. */
  async forgetSuccessors(): Promise<void> {
    await this.records.forgetSuccessors(after(this.clock.now(), -REFRESH_GRACE_SECONDS));
  }
}
