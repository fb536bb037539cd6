import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import { newId } from '../../kernel/id/id';
import type { EmailHoldSchema } from './email-hold.entity';
import type { UserSchema } from './user.entity';
import type { UserView } from './users.contract';

type Entities = typeof UserSchema | typeof EmailHoldSchema;
type Tables = TablesOf<Entities>;

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
export type Hold = Readonly<Pick<Selectable<Tables['email_hold']>, 'email' | 'until'>>;

/** An IANA zone and a BCP 47 tag; null when the user chose none. */
export type ReadingOf = Readonly<Pick<Selectable<Tables['app_user']>, 'timeZone' | 'locale'>>;

@Injectable()
export class UsersRepository extends KyselyRepository<Entities> {
  /**
   * Locks addresses until the transaction ends, so that concurrent changes of their owners queue. Sorted, so that two
   * callers cannot deadlock.
   */
  async lockEmails(emails: readonly string[]): Promise<void> {
    for (const email of [...emails].sort()) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${email}`}, 0))`.execute(this.db);
    }
  }

  findByEmail(email: string): Promise<UserView | undefined> {
    return this.db
      .selectFrom('app_user')
      .select(['id', 'email', 'name'])
      .where('email', '=', email)
      .executeTakeFirst();
  }

  readingOf(userId: string): Promise<ReadingOf | undefined> {
    return this.db
      .selectFrom('app_user')
      .select(['timeZone', 'locale'])
      .where('id', '=', userId)
      .executeTakeFirst();
  }

  async rename(userId: string, name: string): Promise<void> {
    await this.db.updateTable('app_user').set({ name }).where('id', '=', userId).execute();
  }

  async emailOf(userId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('app_user')
      .select('email')
      .where('id', '=', userId)
      .executeTakeFirst();
    return row?.email;
  }

  /** Adds a user unless the address is used or reserved. Concurrent calls: one adds. @returns whether this one did */
  async takeEmail(email: string, name: string, now: Date): Promise<boolean> {
    await this.lockEmails([email]);
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('app_user')
      .columns(['id', 'email', 'name', 'createdAt'])
      .expression(
        this.db
          .selectNoFrom([
            sql<string>`${newId('usr')}::text`.as('id'),
            sql<string>`${email}::text`.as('email'),
            sql<string>`${name}::text`.as('name'),
            sql<Date>`${now}::timestamptz`.as('createdAt'),
          ])
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('email_hold').select('email').where('email', '=', email).where('until', '>', now),
              ),
            ),
          ),
      )
      .onConflict((conflict) => conflict.constraint('app_user_email_key').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  import(users: readonly ImportedUser[]): Promise<void> {
    return this.insertMany(
      'app_user',
      users.map(({ id, email, name, createdAt }) => ({ id, email, name, createdAt: new Date(createdAt) })),
    );
  }

  /** @returns until when the address is reserved */
  async heldUntil(email: string, now: Date): Promise<Date | undefined> {
    const held = await this.db
      .selectFrom('email_hold')
      .select('until')
      .where('email', '=', email)
      .where('until', '>', now)
      .executeTakeFirst();
    return held?.until;
  }

  /** Changes a user’s address if the new one is free or reserved for them. @returns whether it was */
  async moveEmail({ userId, from, to, now }: EmailMove): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('app_user')
      .set({ email: to })
      .where('id', '=', userId)
      .where('email', '=', from)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('app_user as other').select('other.id').where('other.email', '=', to))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('email_hold as h')
              .select('h.email')
              .where('h.email', '=', to)
              .where('h.until', '>', now)
              .where('h.userId', '<>', userId),
          ),
        ),
      )
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Replaces the addresses reserved for a user. */
  async setHolds(userId: string, holds: readonly Hold[]): Promise<void> {
    await this.db.deleteFrom('email_hold').where('userId', '=', userId).execute();
    if (holds.length === 0) return;
    await this.db
      .insertInto('email_hold')
      .values(holds.map(({ email, until }) => ({ email, userId, until })))
      .onConflict((conflict) =>
        conflict
          .column('email')
          .doUpdateSet(({ ref }) => ({ userId: ref('excluded.userId'), until: ref('excluded.until') })),
      )
      .execute();
  }

  async deleteExpiredHolds(now: Date): Promise<void> {
    await this.db.deleteFrom('email_hold').where('until', '<=', now).execute();
  }
}
