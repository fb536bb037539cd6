import { Injectable } from '@nestjs/common';
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { UserSchema } from '../../users';
import type { FreshProofRequestSchema } from './fresh-proof.entity';

type Entities = typeof FreshProofRequestSchema | typeof UserSchema;
type Tables = TablesOf<Entities>;
type Row = Readonly<Selectable<Tables['fresh_proof_request']>>;

const CODE = ['id', 'nonce', 'codeSeal', 'codeTries', 'expiresAt'] as const;

export type NewFreshProofRequest = Omit<Row, 'codeTries' | 'provedAt'>;
/** A code that was sent and not used yet. */
export type AwaitedCode = Pick<Row, (typeof CODE)[number]>;
export type FreshProofMailRow = AwaitedCode & Pick<Row, 'email' | 'userAgent' | 'network' | 'createdAt'>;

@Injectable()
export class FreshProofRepository extends KyselyRepository<Entities> {
  async add(request: NewFreshProofRequest): Promise<void> {
    await this.db.insertInto('fresh_proof_request').values(request).execute();
  }

  /** The data of the email. @returns undefined when its code can no longer be used */
  findAwaited(requestId: string, now: Date): Promise<FreshProofMailRow | undefined> {
    return this.db
      .selectFrom('fresh_proof_request')
      .select([...CODE, 'email', 'userAgent', 'network', 'createdAt'])
      .where('id', '=', requestId)
      .where('provedAt', 'is', null)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
  }

  /** Whether a session has a code with tries left. */
  isAwaited(sessionId: string, limit: number, now: Date): Promise<boolean> {
    return this.exists(
      this.db
        .selectFrom('fresh_proof_request')
        .where('sessionId', '=', sessionId)
        .where('provedAt', 'is', null)
        .where('expiresAt', '>', now)
        .where('codeTries', '<', limit),
    );
  }

  /** Counts one try for every code that a session awaits, because emails can arrive out of order. */
  takeTry(sessionId: string, limit: number, now: Date): Promise<AwaitedCode[]> {
    return this.db
      .updateTable('fresh_proof_request')
      .set((eb) => ({ codeTries: eb('codeTries', '+', 1) }))
      .where('sessionId', '=', sessionId)
      .where('provedAt', 'is', null)
      .where('expiresAt', '>', now)
      .where('codeTries', '<', limit)
      .returning(CODE)
      .execute();
  }

  /** Exchanges a code for a proof. Concurrent calls: one succeeds. @returns whether this call did */
  async takeProved(requestId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('fresh_proof_request as r')
      .set({ provedAt: now })
      .where('r.id', '=', requestId)
      .where('r.provedAt', 'is', null)
      .where('r.expiresAt', '>', now)
      .where(isOwnAddress)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Whether a proof is valid for a session now. */
  isProved(proofHash: Buffer, sessionId: string, now: Date): Promise<boolean> {
    return this.exists(
      this.db
        .selectFrom('fresh_proof_request as r')
        .where('r.proofHash', '=', proofHash)
        .where('r.sessionId', '=', sessionId)
        .where('r.provedAt', 'is not', null)
        .where('r.expiresAt', '>', now)
        .where(isOwnAddress),
    );
  }

  /** Deletes requests that expired before the given time. */
  async deleteExpired(before: Date): Promise<void> {
    await this.db.deleteFrom('fresh_proof_request').where('expiresAt', '<', before).execute();
  }
}

/** The address is still the person's. */
const isOwnAddress = (eb: ExpressionBuilder<Tables & { r: Tables['fresh_proof_request'] }, 'r'>) =>
  eb.exists(
    eb
      .selectFrom('app_user as u')
      .select(sql.lit(1).as('one'))
      .whereRef('u.id', '=', 'r.userId')
      .whereRef('u.email', '=', 'r.email'),
  );
