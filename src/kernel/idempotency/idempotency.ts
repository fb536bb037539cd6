import { Injectable } from '@nestjs/common';
import { after, Clock } from '../clock/clock';
import { Atomic } from '../database/atomic';
import { digestOf, isSameDigest } from '../secret/secret';
import { idempotencyKeyReused, idempotencySecretGone, idempotencyStillRunning } from './idempotency.problems';
import { IdempotencyRepository, type KeptOutcome } from './idempotency.repository';

const KEPT_SECONDS = 86_400;

/** One request that may come again. */
export interface Repeatable {
  /** Member or person; another's key of the same name is another key. */
  readonly owner: string;
  readonly key: string;
  /** All that must be the same for a repeat to be the same request. */
  readonly fingerprint: string;
  readonly status: number;
  /** Whether the answer holds a secret and must not be kept. */
  readonly isSecret: boolean;
}

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: boolean;
}

/**
 * Does a thing once, however often it is asked for. What is done and the record of it share one transaction: either
 * both are there or neither, wherever the process dies.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly records: IdempotencyRepository,
    private readonly atomic: Atomic,
    private readonly clock: Clock,
  ) {}

  /** @throws idempotencyStillRunning, idempotencyKeyReused or idempotencySecretGone */
  once(request: Repeatable, work: () => Promise<unknown>): Promise<Outcome> {
    return this.atomic.run(async () => {
      const { owner, key, status } = request;
      if (!(await this.records.takeLock(owner, key))) throw idempotencyStillRunning();
      const now = this.clock.now();
      const fingerprint = digestOf(request.fingerprint);
      const kept = await this.records.find(owner, key, after(now, -KEPT_SECONDS));
      if (kept) return replayOf(kept, fingerprint);
      const body = await work();
      const answer = request.isSecret ? null : JSON.stringify(body ?? null);
      await this.records.add(owner, key, { fingerprint, status, answer, thingId: idOf(body) }, now);
      return { status, body, replayed: false };
    });
  }

  sweep(): Promise<void> {
    return this.records.sweep(after(this.clock.now(), -KEPT_SECONDS));
  }
}

function replayOf(kept: KeptOutcome, fingerprint: Buffer): Outcome {
  if (!isSameDigest(kept.fingerprint, fingerprint)) throw idempotencyKeyReused();
  if (kept.answer === null) throw idempotencySecretGone(undefined, { id: kept.thingId });
  return { status: kept.status, body: JSON.parse(kept.answer), replayed: true };
}

function idOf(body: unknown): string | null {
  const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : null;
  return typeof id === 'string' ? id : null;
}
