import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { AuditTrail } from '../../audit';
import { ApiKeyRevoker, KeyEmails } from '../api-keys';
import { LEAK_QUEUE, type LeakedDigests } from './key-leaks.service';

const RETRY_OPTIONS = {
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
export class KeyLeakJob {
  constructor(
    private readonly keys: ApiKeyRevoker,
    private readonly emails: KeyEmails,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
    jobs: JobQueue,
  ) {
    jobs.define<LeakedDigests>({ queue: LEAK_QUEUE, options: RETRY_OPTIONS, work: (leak) => this.run(leak) });
  }

  private async run({ digests }: LeakedDigests): Promise<void> {
    for (const digest of digests) await this.revoke(digest);
  }

  private revoke(digest: string): Promise<void> {
    return this.atomic.run(async () => {
      const key = await this.keys.revokeLeaked(digest);
      if (!key) return;
      const { workspaceId, id, name, hint, lastUsedAt } = key;
      await this.emails.add('key-leaked', key);
      const event = { action: 'api_key.leaked', target: { id, name }, before: { hint, lastUsedAt } } as const;
      await this.trail.inWorkspace(workspaceId, null, event);
    });
  }
}
