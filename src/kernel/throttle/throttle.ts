import { Injectable } from '@nestjs/common';
import { Sql } from '../database/sql';
import type { Vault } from '../secret/vault';

export interface Tally {
  readonly count: number;
  readonly resetsAt: Date;
}

/** Counters shared by all processes. Each update is one atomic statement, so concurrent requests are all counted. */
@Injectable()
export class Throttle {
  constructor(private readonly sql: Sql) {}

  /** Adds one to the bucket; the window starts with the first use. @returns the count in the current window */
  async add(bucket: string, windowSeconds: number, now: Date): Promise<Tally> {
    const row = await this.sql.row<Tally>(
      `insert into throttle as t (bucket, count, resets_at) values ($1, 1, $2::timestamptz + make_interval(secs => $3))
       on conflict (bucket) do update set
         count = case when t.resets_at <= $2::timestamptz then 1 else t.count + 1 end,
         resets_at = case when t.resets_at <= $2::timestamptz then excluded.resets_at else t.resets_at end
       returning count, resets_at as "resetsAt"`,
      [bucket, now, windowSeconds],
    );
    return row ?? { count: 0, resetsAt: now };
  }

  /** Subtracts one, for a use that should not count after all. */
  async forgive(bucket: string): Promise<void> {
    await this.sql.count('update throttle set count = count - 1 where bucket = $1 and count > 0', [bucket]);
  }

  /** Resets a bucket. */
  async clear(bucket: string): Promise<void> {
    await this.sql.count('delete from throttle where bucket = $1', [bucket]);
  }

  /** Deletes expired buckets. */
  async sweep(now: Date): Promise<void> {
    await this.sql.count('delete from throttle where resets_at <= $1', [now]);
  }
}

/** Whole seconds until an instant, at least 1, for `Retry-After`. */
export const secondsUntil = (instant: Date, now: Date): number =>
  Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000));

/** The name of a bucket. The subject is hashed with a key, so the table does not reveal it. */
export const bucketOf = (vault: Vault, purpose: string, subject: string): string =>
  `${purpose}:${vault.seal('throttle', purpose, subject).toString('base64url')}`;
