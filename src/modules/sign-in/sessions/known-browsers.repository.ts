import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';
import type { Visit } from '../../../kernel/http/visit';

/** What a person's earlier sign-ins say about this one. */
export interface EarlierSignIns {
  readonly hasSessions: boolean;
  /** Whether one used the same program on the same network. */
  readonly hasSimilar: boolean;
  readonly hasBrowsers: boolean;
  /** Whether one was in this browser. */
  readonly isKnown: boolean;
}

@Injectable()
export class KnownBrowsersRepository {
  constructor(private readonly sql: Sql) {}

  async earlier(
    userId: string,
    { userAgent, network }: Visit,
    secretHash: Buffer | null,
  ): Promise<EarlierSignIns> {
    const row = await this.sql.row<EarlierSignIns>(
      `select exists (select 1 from session where user_id = $1) as "hasSessions",
         exists (select 1 from session where user_id = $1 and network = $3
           and user_agent is not distinct from $2) as "hasSimilar",
         exists (select 1 from known_browser where user_id = $1) as "hasBrowsers",
         exists (select 1 from known_browser where user_id = $1 and secret_hash = $4) as "isKnown"`,
      [userId, userAgent, network, secretHash],
    );
    if (!row) throw new Error('a select without a table returns a row');
    return row;
  }

  async note(userId: string, secretHash: Buffer, now: Date): Promise<void> {
    await this.sql.count(
      `insert into known_browser (user_id, secret_hash, last_used_at) values ($1, $2, $3)
       on conflict on constraint known_browser_pkey do update set last_used_at = excluded.last_used_at`,
      [userId, secretHash, now],
    );
  }

  async sweep(before: Date): Promise<void> {
    await this.sql.count('delete from known_browser where last_used_at < $1', [before]);
  }
}
