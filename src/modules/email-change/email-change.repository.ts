import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../kernel/database/kysely.repository';
import type { UserSchema } from '../users';
import type { EmailChangeSchema } from './email-change.entity';
import type { Step } from './email-change.rules';

type Entities = typeof EmailChangeSchema | typeof UserSchema;
type Row = Readonly<Selectable<TablesOf<Entities>['email_change']>>;
type Hash = 'approveHash' | 'confirmHash' | 'undoHash';

/** A change of address, with the name of the person. */
export type ChangeRow = Omit<Row, Hash | 'createdAt'> & { readonly name: string };

export type NewChange = Pick<
  Row,
  'id' | 'userId' | 'oldEmail' | 'newEmail' | 'nonce' | 'userAgent' | 'network' | 'createdAt' | 'expiresAt'
> & { readonly hashes: Readonly<Record<Step, Buffer>> };

export type UndoneChange = Pick<ChangeRow, 'id' | 'newEmail'>;

@Injectable()
export class EmailChangeRepository extends KyselyRepository<Entities> {
  async add({ hashes, ...change }: NewChange): Promise<void> {
    await this.db
      .insertInto('email_change')
      .values({
        ...change,
        approveHash: hashes.approve,
        confirmHash: hashes.confirm,
        undoHash: hashes.undo,
      })
      .execute();
  }

  /** Locks the person's record, so that their concurrent requests queue. @returns their current address */
  async lockPerson(userId: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom('app_user')
      .select('email')
      .where('id', '=', userId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row?.email;
  }

  find(id: string): Promise<ChangeRow | undefined> {
    return this.changes().where('c.id', '=', id).executeTakeFirst();
  }

  findByToken(step: Step, hash: Buffer): Promise<ChangeRow | undefined> {
    return this.changes().where(`c.${step}Hash`, '=', hash).executeTakeFirst();
  }

  /** The change that waits for its next step, even if that has expired. */
  findPending(userId: string): Promise<ChangeRow | undefined> {
    return this.changes()
      .where('c.userId', '=', userId)
      .where('c.changedAt', 'is', null)
      .where('c.cancelledAt', 'is', null)
      .executeTakeFirst();
  }

  /** @returns whether one was pending */
  async cancelPending(userId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('email_change')
      .set({ cancelledAt: now })
      .where('userId', '=', userId)
      .where('changedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Of concurrent calls, one succeeds. @returns whether this call did */
  async takeApproved(id: string, now: Date, expiresAt: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.updatePending(id, now)
      .set({ approvedAt: now, expiresAt })
      .where('approvedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** @returns whether this call did */
  async takeChanged(id: string, now: Date, undoUntil: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.updatePending(id, now)
      .set({ changedAt: now, undoUntil })
      .where('approvedAt', 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Undoes a change and all later ones of the person. @returns the undone changes; none when another call did it */
  async takeUndone(change: ChangeRow, now: Date): Promise<readonly UndoneChange[]> {
    const undone = await this.db
      .updateTable('email_change')
      .set({ undoneAt: now })
      .where('userId', '=', change.userId)
      .where('changedAt', '>=', change.changedAt)
      .where('undoneAt', 'is', null)
      .where('undoUntil', '>', now)
      .returning(['id', 'newEmail'])
      .execute();
    return undone.some(({ id }) => id === change.id) ? undone : [];
  }

  /** The addresses a person can still go back to, except their current one, and until when. */
  async listUndoable(userId: string, now: Date): Promise<{ email: string; until: Date }[]> {
    const rows = await this.db
      .selectFrom('email_change as c')
      .innerJoin('app_user as u', 'u.id', 'c.userId')
      .select(({ fn }) => ['c.oldEmail as email', fn.max<Date>('c.undoUntil').as('until')])
      .where('c.userId', '=', userId)
      .where('c.undoneAt', 'is', null)
      .where('c.undoUntil', '>', now)
      .whereRef('c.oldEmail', '<>', 'u.email')
      .groupBy('c.oldEmail')
      .execute();
    return rows;
  }

  /** Deletes changes that ended long ago. */
  async deleteOld(before: Date): Promise<void> {
    await this.db
      .deleteFrom('email_change')
      .where('createdAt', '<', before)
      .where((eb) => eb.or([eb('undoUntil', 'is', null), eb('undoUntil', '<', before)]))
      .execute();
  }

  /** An update of a change whose next step has not expired. */
  private updatePending(id: string, now: Date) {
    return this.db
      .updateTable('email_change')
      .where('id', '=', id)
      .where('changedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .where('expiresAt', '>', now);
  }

  private changes() {
    return this.db
      .selectFrom('email_change as c')
      .innerJoin('app_user as u', 'u.id', 'c.userId')
      .select([
        'c.id',
        'c.userId',
        'u.name',
        'c.oldEmail',
        'c.newEmail',
        'c.nonce',
        'c.userAgent',
        'c.network',
      ])
      .select(['c.expiresAt', 'c.approvedAt', 'c.changedAt', 'c.cancelledAt', 'c.undoneAt', 'c.undoUntil']);
  }
}
