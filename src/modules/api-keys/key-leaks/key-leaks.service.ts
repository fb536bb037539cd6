import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { hexDigestOf } from '../../../kernel/secret/secret';
import { Quotas } from '../../../kernel/throttle/quotas';
import { isApiKeyToken } from '../api-keys';
import type { LeakReport } from './key-leaks.contract';

export const LEAK_QUEUE = 'leaked-keys';
/** Reports per client network: enough for a secret scanner, too few to fill the queue. */
const REPORT_LIMIT = { limit: 30, seconds: 900 };

export interface LeakedDigests {
  /** SHA-256, hex, as keys are stored. The values themselves are never queued. */
  readonly digests: readonly string[];
}

@Injectable()
export class KeyLeaksService {
  constructor(
    private readonly jobs: JobQueue,
    private readonly quotas: Quotas,
    private readonly atomic: Atomic,
  ) {}

  /** Queues a report. Matching happens later, so the response does not reveal whether a key exists. @throws slowDown */
  async report({ credentials }: LeakReport, { network }: Visit): Promise<void> {
    await this.quotas.take({ purpose: 'leaks from', subject: network, ...REPORT_LIMIT });
    const found = credentials.map((one) => one.trim()).filter(isApiKeyToken);
    const digests = [...new Set(found.map((one) => hexDigestOf(one)))];
    if (digests.length === 0) return;
    await this.atomic.run(() => this.jobs.add(LEAK_QUEUE, { digests } satisfies LeakedDigests));
  }
}
