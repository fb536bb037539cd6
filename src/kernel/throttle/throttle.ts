import { Injectable } from '@nestjs/common';
import { Sql } from '../database/sql';
import type { Vault } from '../secret/vault';

export interface Tally {
  readonly count: number;
  readonly resetsAt: Date;
}

/** Counters that all processes share. One statement each, so that racing requests are counted one by one. */
@Injectable()
export class Throttle {
  constructor(private readonly sql: Sql) {}

  /** Counts one more in the bucket; its window begins with the first. @returns the count within the running window, this one included */
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

  /** Takes one back that turned out not to count. */
  async forgive(bucket: string): Promise<void> {
    await this.sql.count('update throttle set count = count - 1 where bucket = $1 and count > 0', [bucket]);
  }

  /** Begins a bucket anew. */
  async clear(bucket: string): Promise<void> {
    await this.sql.count('delete from throttle where bucket = $1', [bucket]);
  }

  /** Drops the windows that are over. */
  async sweep(now: Date): Promise<void> {
    await this.sql.count('delete from throttle where resets_at <= $1', [now]);
  }
}

/** Whole seconds until a moment, at least 1: what `Retry-After` takes. */
export const secondsUntil = (moment: Date, now: Date): number =>
  Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000));

/** A counter's name that tells nobody whose it is. */
export const bucketOf = (vault: Vault, purpose: string, subject: string): string =>
  `${purpose}:${vault.seal('throttle', purpose, subject).toString('base64url')}`;
