import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { Atomic } from '../../../kernel/database/atomic';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { AuditTrail } from '../../audit';
import { EmailFactsRepository } from '../emails/email-facts.repository';
import { KeyMails } from '../emails/key-emails';
import { LEAK_QUEUE, type LeakedDigests } from './leak.service';

const PATIENCE = {
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  retryLimit: 3000,
  expireInSeconds: 120,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 3600,
};

/** Revokes reported keys. Each revocation, its audit event and its emails are one transaction. */
@Injectable()
export class LeakJob {
  constructor(
    private readonly keys: EmailFactsRepository,
    private readonly mails: KeyMails,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
  ) {}

  async work({ digests }: LeakedDigests): Promise<void> {
    for (const digest of digests) await this.end(digest);
  }

  private end(digest: string): Promise<void> {
    return this.atomic.run(async () => {
      const key = await this.keys.takeLeaked(digest, this.clock.now());
      if (!key) return;
      const { workspaceId, id, name, hint, lastUsedAt } = key;
      await this.mails.add('key-leaked', key);
      const event = { action: 'api_key.leaked', target: { id, name }, before: { hint, lastUsedAt } } as const;
      await this.trail.inWorkspace(workspaceId, null, event);
    });
  }
}

/** Registers the job with the queue. */
@Injectable()
export class LeakWorker {
  constructor(jobs: JobQueue, job: LeakJob) {
    jobs.define<LeakedDigests>({ queue: LEAK_QUEUE, options: PATIENCE, work: (leak) => job.work(leak) });
  }
}
