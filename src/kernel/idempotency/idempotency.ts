import { Injectable } from '@nestjs/common';
import { after, Clock } from '../clock/clock';
import { Atomic } from '../database/atomic';
import { digestOf, isSameDigest } from '../secret/secret';
import { idempotencyKeyReused, idempotencySecretGone, idempotencyStillRunning } from './idempotency.problems';
import { IdempotencyRepository, type KeptOutcome } from './idempotency.repository';

const KEPT_SECONDS = 86_400;

/** A request with an idempotency key. */
export interface Repeatable {
  /** The member or person. Each owner has separate keys. */
  readonly owner: string;
  readonly key: string;
  /** Everything that must be equal for a retry to count as the same request. */
  readonly fingerprint: string;
  readonly status: number;
  /** Whether the response contains a secret and must not be stored. */
  readonly isSecret: boolean;
}

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: boolean;
}

/**
 * Runs each request once per key and replays its response to retries. The work and its record share one transaction, so
 * a crash leaves both or neither.
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
