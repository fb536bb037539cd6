import { Injectable } from '@nestjs/common';
import { Atomic } from '../../../kernel/database/atomic';
import type { Visit } from '../../../kernel/http/visit';
import { JobQueue } from '../../../kernel/jobs/job-queue';
import { hexDigestOf } from '../../../kernel/secret/secret';
import { isApiKeyToken } from '../credential/api-key.token';
import type { LeakReport } from './leak.contract';
import { LeakLimit } from './leak.limit';

export const LEAK_QUEUE = 'leaked-keys';

export interface LeakedDigests {
  /** SHA-256, hex, as keys are stored. The values themselves are never queued. */
  readonly digests: readonly string[];
}

@Injectable()
export class LeakService {
  constructor(
    private readonly jobs: JobQueue,
    private readonly limit: LeakLimit,
    private readonly atomic: Atomic,
  ) {}

  /** Queues a report. Matching happens later, so the response does not reveal whether a key exists. @throws slowDown */
  async report({ credentials }: LeakReport, { network }: Visit): Promise<void> {
    await this.limit.count(network);
    const found = credentials.map((one) => one.trim()).filter(isApiKeyToken);
    const digests = [...new Set(found.map((one) => hexDigestOf(one)))];
    if (digests.length === 0) return;
    await this.atomic.run(() => this.jobs.add(LEAK_QUEUE, { digests } satisfies LeakedDigests));
  }
}
