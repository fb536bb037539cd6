import { Injectable } from '@nestjs/common';
import type { Selectable } from 'kysely';
import { pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { SignInRequestSchema } from './sign-in-request.entity';

type Entities = typeof SignInRequestSchema;
type Row = Readonly<Selectable<TablesOf<Entities>['sign_in_request']>>;

const READ = [
  'id',
  'email',
  'nonce',
  'returnTo',
  'invitationId',
  'userAgent',
  'network',
  'codeTries',
  'createdAt',
  'expiresAt',
  'consumedAt',
  'voidedAt',
] as const;
const NEW = [
  'id',
  'email',
  'nonce',
  'tokenHash',
  'codeSeal',
  'secretHash',
  'returnTo',
  'invitationId',
  'userAgent',
  'network',
  'createdAt',
  'expiresAt',
] as const;
const TRY = ['id', 'email', 'codeSeal', 'codeTries'] as const;

export type SignInRequestRow = Pick<Row, (typeof READ)[number]>;
export type NewSignInRequest = Pick<Row, (typeof NEW)[number]>;
export type CodeTry = Pick<Row, (typeof TRY)[number]>;

@Injectable()
export class SignInRequestsRepository extends KyselyRepository<Entities> {
  async add(request: NewSignInRequest): Promise<void> {
    await this.db.insertInto('sign_in_request').values(pick(request, NEW)).execute();
  }

  find(requestId: string): Promise<SignInRequestRow | undefined> {
    return this.requests().where('id', '=', requestId).executeTakeFirst();
  }

  findByToken(tokenHash: Buffer): Promise<SignInRequestRow | undefined> {
    return this.requests().where('tokenHash', '=', tokenHash).executeTakeFirst();
  }

  findBySecret(secretHash: Buffer): Promise<SignInRequestRow | undefined> {
    return this.requests().where('secretHash', '=', secretHash).executeTakeFirst();
  }

  /** Counts one try for an active request. @returns undefined when none is left */
  takeTry(secretHash: Buffer, limit: number, now: Date): Promise<CodeTry | undefined> {
    return this.updateUnused()
      .set((eb) => ({ codeTries: eb('codeTries', '+', 1) }))
      .where('secretHash', '=', secretHash)
      .where('codeTries', '<', limit)
      .where('expiresAt', '>', now)
      .returning(TRY)
      .executeTakeFirst();
  }

  /** Consumes an active request. Concurrent calls: one succeeds. @returns whether this call did */
  async takeLive(requestId: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.updateUnused()
      .set({ consumedAt: now })
      .where('id', '=', requestId)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Voids all other active requests of the address. */
  async voidOthers(email: string, now: Date): Promise<void> {
    await this.updateUnused().set({ voidedAt: now }).where('email', '=', email).execute();
  }

  /** Deletes requests that expired before the given time. */
  async deleteExpired(before: Date): Promise<void> {
    await this.db.deleteFrom('sign_in_request').where('expiresAt', '<', before).execute();
  }

  private requests() {
    return this.db.selectFrom('sign_in_request').select(READ);
  }

  /** An update of requests that are neither consumed nor void. */
  private updateUnused() {
    return this.db
      .updateTable('sign_in_request')
      .where('consumedAt', 'is', null)
      .where('voidedAt', 'is', null);
  }
}
