import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import { newId } from '../../kernel/id/id';
import type { UserView } from './users.contract';

/** A change of a user’s email; it is only made while `from` is their current address. */
export interface EmailMove {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
  readonly now: Date;
}

/** An imported user of sample data, whose address has no mailbox. */
export interface ImportedUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** An address reserved for its former owner, and until when. */
export interface Hold {
  readonly email: string;
  readonly until: Date;
}

/** An IANA zone and a BCP 47 tag; null when the user chose none. */
export interface ReadingOf {
  readonly timeZone: string | null;
  readonly locale: string | null;
}

@Injectable()
export class UsersRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * Locks addresses until the transaction ends, so that concurrent changes of their owners queue. Sorted, so that two
   * callers cannot deadlock.
   */
  async lockEmails(emails: readonly string[]): Promise<void> {
    for (const email of [...emails].sort()) {
      await this.sql.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`address ${email}`]);
    }
  }

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.sql.row<UserView>('select id, email, name from app_user where email = $1', [email]);
  }

  readingOf(userId: string): Promise<ReadingOf | undefined> {
    return this.sql.row<ReadingOf>('select time_zone as "timeZone", locale from app_user where id = $1', [
      userId,
    ]);
  }

  async rename(userId: string, name: string): Promise<void> {
    await this.sql.count('update app_user set name = $2 where id = $1', [userId, name]);
  }

  async emailOf(userId: string): Promise<string | undefined> {
    const row = await this.sql.row<{ email: string }>('select email from app_user where id = $1', [userId]);
    return row?.email;
  }

  /** Adds a user unless the address is used or reserved. Concurrent calls: one adds. @returns whether this one did */
  async takeEmail(email: string, name: string, now: Date): Promise<boolean> {
    await this.lockEmails([email]);
    const count = await this.sql.count(
      `insert into app_user (id, email, name, created_at)
       select $1, $2, $3, $4 where not exists (select from email_hold where email = $2 and until > $4)
       on conflict on constraint app_user_email_key do nothing`,
      [newId('usr'), email, name, now],
    );
    return count === 1;
  }

  async addAll(users: readonly ImportedUser[]): Promise<void> {
    const of = (key: keyof ImportedUser) => users.map((user) => user[key]);
    await this.sql.count(
      `insert into app_user (id, email, name, created_at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])`,
      [of('id'), of('email'), of('name'), of('createdAt')],
    );
  }

  /** @returns until when the address is reserved */
  async heldUntil(email: string, now: Date): Promise<Date | undefined> {
    const held = await this.sql.row<{ until: Date }>(
      'select until from email_hold where email = $1 and until > $2',
      [email, now],
    );
    return held?.until;
  }

  /** Changes a user’s address if the new one is free or reserved for them. @returns whether it was */
  async moveEmail({ userId, from, to, now }: EmailMove): Promise<boolean> {
    const count = await this.sql.count(
      `update app_user set email = $3 where id = $1 and email = $2
         and not exists (select from app_user where email = $3)
         and not exists (select from email_hold where email = $3 and until > $4 and user_id <> $1)`,
      [userId, from, to, now],
    );
    return count === 1;
  }

  /** Replaces the addresses reserved for a user. */
  async keep(userId: string, holds: readonly Hold[]): Promise<void> {
    await this.sql.count('delete from email_hold where user_id = $1', [userId]);
    await this.sql.count(
      `insert into email_hold (email, user_id, until)
       select kept.email, $1, kept.until from unnest($2::text[], $3::timestamptz[]) as kept (email, until)
       on conflict (email) do update set user_id = excluded.user_id, until = excluded.until`,
      [userId, holds.map(({ email }) => email), holds.map(({ until }) => until)],
    );
  }

  async sweepHolds(now: Date): Promise<void> {
    await this.sql.count('delete from email_hold where until <= $1', [now]);
  }
}
