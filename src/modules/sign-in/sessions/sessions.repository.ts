import { Injectable } from '@nestjs/common';
import { Sql } from '../../../kernel/database/sql';

export interface SessionRow {
  readonly id: string;
  readonly beganAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly network: string | null;
}

/** When the user of a session last verified their email address. */
export interface ProofTimes {
  readonly signedInAt: Date;
  readonly provedAt: Date | null;
}

export interface NewSession extends ProofTimes {
  readonly id: string;
  readonly userId: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly network: string;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly sql: Sql) {}

  async add(one: NewSession): Promise<void> {
    await this.sql.count(
      `insert into session (id, user_id, last_seen_at, expires_at, user_agent, network, signed_in_at, proved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [one.id, one.userId, one.now, one.expiresAt, one.userAgent, one.network, one.signedInAt, one.provedAt],
    );
  }

  /** The active sessions of a user, newest first. */
  list(userId: string, now: Date): Promise<SessionRow[]> {
    return this.sql.rows<SessionRow>(
      `select id, began_at as "beganAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
         user_agent as "userAgent", network
       from session where user_id = $1 and ended_at is null and expires_at > $2 order by id desc`,
      [userId, now],
    );
  }

  /** @returns whether this call ended it */
  async takeEnded(userId: string, sessionId: string, now: Date): Promise<boolean> {
    await this.hold(userId);
    const count = await this.sql.count(
      'update session set ended_at = $3 where user_id = $1 and id = $2 and ended_at is null',
      [userId, sessionId, now],
    );
    return count === 1;
  }

  /** @returns how many sessions this call ended */
  async endOthers(userId: string, sessionId: string, now: Date): Promise<number> {
    await this.hold(userId);
    return this.sql.count(
      'update session set ended_at = $3 where user_id = $1 and id <> $2 and ended_at is null',
      [userId, sessionId, now],
    );
  }

  /** A session that has not ended, and cannot end before the transaction does. */
  async findStanding(userId: string, sessionId: string): Promise<ProofTimes | undefined> {
    await this.hold(userId);
    return this.proofTimes(userId, sessionId);
  }

  /** @returns undefined for a session that has ended */
  proofTimes(userId: string, sessionId: string): Promise<ProofTimes | undefined> {
    return this.sql.row<ProofTimes>(
      `select signed_in_at as "signedInAt", proved_at as "provedAt" from session
       where user_id = $1 and id = $2 and ended_at is null`,
      [userId, sessionId],
    );
  }

  async setProved(userId: string, sessionId: string, now: Date): Promise<void> {
    await this.sql.count('update session set proved_at = $3 where user_id = $1 and id = $2', [
      userId,
      sessionId,
      now,
    ]);
  }

  /** Never moves a time backwards. */
  async markSeen(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.sql.count(
      `update session s set last_seen_at = u.at
       from unnest($1::text[], $2::timestamptz[]) as u(id, at) where s.id = u.id and s.last_seen_at < u.at`,
      [[...uses.keys()], [...uses.values()]],
    );
  }

  /** Serializes ending a user's sessions with starting one session from another. */
  private async hold(userId: string): Promise<void> {
    await this.sql.row('select 1 from app_user where id = $1 for no key update', [userId]);
  }
}
