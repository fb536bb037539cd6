import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';
import type { ChangeFacts, Step } from './email-change.rules';

export interface ChangeRow extends ChangeFacts {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly nonce: string;
  readonly userAgent: string | null;
  readonly network: string | null;
}

export interface NewChange {
  readonly id: string;
  readonly userId: string;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly nonce: string;
  readonly hashes: Readonly<Record<Step, Buffer>>;
  readonly userAgent: string | null;
  readonly network: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export type UndoneChange = Pick<ChangeRow, 'id' | 'newEmail'>;

const PENDING = 'changed_at is null and cancelled_at is null';
const SELECT = `select c.id, c.user_id as "userId", u.name, c.old_email as "oldEmail", c.new_email as "newEmail", c.nonce,
    c.user_agent as "userAgent", c.network, c.expires_at as "expiresAt", c.approved_at as "approvedAt",
    c.changed_at as "changedAt", c.cancelled_at as "cancelledAt", c.undone_at as "undoneAt", c.undo_until as "undoUntil"
  from email_change c join app_user u on u.id = c.user_id`;

@Injectable()
export class EmailChangeRepository {
  constructor(private readonly sql: Sql) {}

  async add(one: NewChange): Promise<void> {
    await this.sql.count(
      `insert into email_change (id, user_id, old_email, new_email, nonce, approve_hash, confirm_hash, undo_hash,
         user_agent, network, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        one.id,
        one.userId,
        one.oldEmail,
        one.newEmail,
        one.nonce,
        one.hashes.approve,
        one.hashes.confirm,
        one.hashes.undo,
        one.userAgent,
        one.network,
        one.createdAt,
        one.expiresAt,
      ],
    );
  }

  /** Locks the person's record, so that their concurrent requests queue. @returns their current address */
  async lockPerson(userId: string): Promise<string | undefined> {
    const row = await this.sql.row<{ email: string }>(
      'select email from app_user where id = $1 for no key update',
      [userId],
    );
    return row?.email;
  }

  find(id: string): Promise<ChangeRow | undefined> {
    return this.sql.row<ChangeRow>(`${SELECT} where c.id = $1`, [id]);
  }

  findByToken(step: Step, hash: Buffer): Promise<ChangeRow | undefined> {
    return this.sql.row<ChangeRow>(`${SELECT} where c.${step}_hash = $1`, [hash]);
  }

  /** The change that waits for its next step, even if that has expired. */
  pendingOf(userId: string): Promise<ChangeRow | undefined> {
    return this.sql.row<ChangeRow>(`${SELECT} where c.user_id = $1 and ${PENDING}`, [userId]);
  }

  /** @returns whether one was pending */
  async cancelPending(userId: string, now: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update email_change set cancelled_at = $2 where user_id = $1 and ${PENDING}`,
      [userId, now],
    );
    return count > 0;
  }

  /** Of concurrent calls, one succeeds. @returns whether this call did */
  async takeApproved(id: string, now: Date, expiresAt: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update email_change set approved_at = $2, expires_at = $3
       where id = $1 and approved_at is null and ${PENDING} and expires_at > $2`,
      [id, now, expiresAt],
    );
    return count === 1;
  }

  /** @returns whether this call did */
  async takeChanged(id: string, now: Date, undoUntil: Date): Promise<boolean> {
    const count = await this.sql.count(
      `update email_change set changed_at = $2, undo_until = $3
       where id = $1 and approved_at is not null and ${PENDING} and expires_at > $2`,
      [id, now, undoUntil],
    );
    return count === 1;
  }

  /** Undoes a change and all later ones of the person. @returns the undone changes; none when another call did it */
  async takeUndone(change: ChangeRow, now: Date): Promise<readonly UndoneChange[]> {
    const undone = await this.sql.rows<UndoneChange>(
      `update email_change set undone_at = $3
       where user_id = $1 and changed_at >= $2 and undone_at is null and undo_until > $3
       returning id, new_email as "newEmail"`,
      [change.userId, change.changedAt, now],
    );
    return undone.some(({ id }) => id === change.id) ? undone : [];
  }

  /** The addresses a person can still go back to, except their current one, and until when. */
  waysBack(userId: string, now: Date): Promise<{ email: string; until: Date }[]> {
    return this.sql.rows(
      `select c.old_email as email, max(c.undo_until) as until
       from email_change c join app_user u on u.id = c.user_id
       where c.user_id = $1 and c.undone_at is null and c.undo_until > $2 and c.old_email <> u.email
       group by c.old_email`,
      [userId, now],
    );
  }

  /** Deletes changes that ended long ago. */
  async sweep(before: Date): Promise<void> {
    await this.sql.count(
      'delete from email_change where created_at < $1 and (undo_until is null or undo_until < $1)',
      [before],
    );
  }
}
