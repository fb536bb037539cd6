import { Injectable } from '@nestjs/common';
import { Sql } from '../database/sql';

export interface KeptOutcome {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly answer: string | null;
  readonly thingId: string | null;
}

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly sql: Sql) {}

  /** Locks the key until the transaction ends. @returns false if another request holds the lock */
  async takeLock(owner: string, key: string): Promise<boolean> {
    const row = await this.sql.row<{ taken: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 1)) as taken',
      [`${owner} ${key}`],
    );
    return row?.taken ?? false;
  }

  find(owner: string, key: string, since: Date): Promise<KeptOutcome | undefined> {
    return this.sql.row<KeptOutcome>(
      `select fingerprint, status, answer, thing_id as "thingId" from idempotency_record
       where owner = $1 and key = $2 and created_at > $3`,
      [owner, key, since],
    );
  }

  async add(owner: string, key: string, one: KeptOutcome, now: Date): Promise<void> {
    await this.sql.count(
      `insert into idempotency_record (owner, key, fingerprint, status, answer, thing_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint idempotency_record_pkey do update set fingerprint = excluded.fingerprint,
         status = excluded.status, answer = excluded.answer, thing_id = excluded.thing_id, created_at = excluded.created_at`,
      [owner, key, one.fingerprint, one.status, one.answer, one.thingId, now],
    );
  }

  async sweep(before: Date): Promise<void> {
    await this.sql.count('delete from idempotency_record where created_at <= $1', [before]);
  }
}
