import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import { usesTable } from '../../../kernel/database/last-use';
import type { UserSchema } from '../../users';
import type { SessionSchema } from './session.entity';

type Entities = typeof SessionSchema | typeof UserSchema;
type Row = Readonly<Selectable<TablesOf<Entities>['session']>>;

export type SessionRow = Pick<Row, 'id' | 'beganAt' | 'lastSeenAt' | 'expiresAt' | 'userAgent' | 'network'>;
/** When the user of a session last verified their email address. */
export type ProofTimes = Pick<Row, 'signedInAt' | 'provedAt'>;
/** A session at its start. The other columns are set by the database or later. */
export type NewSession = Omit<Row, 'beganAt' | 'endedAt'>;

@Injectable()
export class SessionsRepository extends KyselyRepository<Entities> {
  async add(session: NewSession): Promise<void> {
    await this.db.insertInto('session').values(session).execute();
  }

  /** The active sessions of a user, newest first. */
  list(userId: string, now: Date): Promise<SessionRow[]> {
    return this.db
      .selectFrom('session')
      .select(['id', 'beganAt', 'lastSeenAt', 'expiresAt', 'userAgent', 'network'])
      .where('userId', '=', userId)
      .where('endedAt', 'is', null)
      .where('expiresAt', '>', now)
      .orderBy('id', 'desc')
      .execute();
  }

  /** @returns whether this call ended it */
  async takeEnded(userId: string, sessionId: string, now: Date): Promise<boolean> {
    await this.lockUser(userId);
    const { numUpdatedRows } = await this.updateOpen(userId, now)
      .where('id', '=', sessionId)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** @returns how many sessions this call ended */
  async endOthers(userId: string, sessionId: string, now: Date): Promise<number> {
    await this.lockUser(userId);
    const { numUpdatedRows } = await this.updateOpen(userId, now)
      .where('id', '<>', sessionId)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  /** A session that has not ended, and cannot end before the transaction does. */
  async findStanding(userId: string, sessionId: string): Promise<ProofTimes | undefined> {
    await this.lockUser(userId);
    return this.findProofTimes(userId, sessionId);
  }

  /** @returns undefined for a session that has ended */
  findProofTimes(userId: string, sessionId: string): Promise<ProofTimes | undefined> {
    return this.db
      .selectFrom('session')
      .select(['signedInAt', 'provedAt'])
      .where('userId', '=', userId)
      .where('id', '=', sessionId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
  }

  async setProved(userId: string, sessionId: string, now: Date): Promise<void> {
    await this.db
      .updateTable('session')
      .set({ provedAt: now })
      .where('userId', '=', userId)
      .where('id', '=', sessionId)
      .execute();
  }

  /** Never moves a time backwards. */
  async markSeen(uses: ReadonlyMap<string, Date>): Promise<void> {
    await this.db
      .updateTable('session as s')
      .from(usesTable(uses))
      .set((eb) => ({ lastSeenAt: eb.ref('u.at') }))
      .whereRef('s.id', '=', 'u.id')
      .whereRef('s.lastSeenAt', '<', 'u.at')
      .execute();
  }

  private updateOpen(userId: string, endedAt: Date) {
    return this.db
      .updateTable('session')
      .set({ endedAt })
      .where('userId', '=', userId)
      .where('endedAt', 'is', null);
  }

  /** Serializes ending a user's sessions with starting one session from another. */
  private async lockUser(userId: string): Promise<void> {
    await this.db.selectFrom('app_user').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
  }
}
