import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import { pick } from '../../../kernel/database/columns';
import { KyselyRepository, type TablesOf } from '../../../kernel/database/kysely.repository';
import type { OAuthRecordSchema } from './oauth-record.entity';

type Row = Readonly<Selectable<TablesOf<typeof OAuthRecordSchema>['oauth_record']>>;

const READ = ['payload', 'grantId', 'createdAt', 'expiresAt', 'consumedAt', 'successor'] as const;

export type OAuthRecordRow = Pick<Row, (typeof READ)[number]>;
export type NewOAuthRecord = Omit<Row, 'consumedAt' | 'successor'>;

/** Records of the authorization server. They have no workspace; a token leads to its connection, which has one. */
@Injectable()
export class OAuthRecordsRepository extends KyselyRepository<typeof OAuthRecordSchema> {
  /** Inserts or replaces a record. */
  async put(record: NewOAuthRecord): Promise<void> {
    await this.db
      .insertInto('oauth_record')
      .values(record)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'idHash']).doUpdateSet(({ ref }) => ({
          payload: ref('excluded.payload'),
          grantId: ref('excluded.grantId'),
          clientId: ref('excluded.clientId'),
          audience: ref('excluded.audience'),
          expiresAt: ref('excluded.expiresAt'),
        })),
      )
      .execute();
  }

  /** Inserts a record that must not exist yet. @returns whether it was inserted */
  async addFresh(record: NewOAuthRecord): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('oauth_record')
      .values(pick(record, ['kind', 'idHash', 'payload', 'createdAt', 'expiresAt']))
      .onConflict((conflict) => conflict.columns(['kind', 'idHash']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  find(kind: string, idHash: Buffer): Promise<OAuthRecordRow | undefined> {
    return this.record(kind, idHash).executeTakeFirst();
  }

  /** Like `find`, locked until the transaction ends: of two concurrent answers, the second sees the first. */
  findLocked(kind: string, idHash: Buffer): Promise<OAuthRecordRow | undefined> {
    return this.record(kind, idHash).forUpdate().executeTakeFirst();
  }

  /** Marks the first use. @returns whether this call was the first */
  async takeFresh(kind: string, idHash: Buffer, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('oauth_record')
      .set({ consumedAt: now })
      .where('kind', '=', kind)
      .where('idHash', '=', idHash)
      .where('consumedAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Stores the encrypted successor of a refresh token. */
  async setSuccessor(idHash: Buffer, sealed: Buffer): Promise<void> {
    await this.db
      .updateTable('oauth_record')
      .set({ successor: sealed })
      .where('kind', '=', 'RefreshToken')
      .where('idHash', '=', idHash)
      .execute();
  }

  /** Deletes the successors of refresh tokens that were first used by the given time. */
  async deleteSuccessors(before: Date): Promise<void> {
    await this.db
      .updateTable('oauth_record')
      .set({ successor: null })
      .where('successor', 'is not', null)
      .where('consumedAt', '<=', before)
      .execute();
  }

  async delete(kind: string, idHash: Buffer): Promise<void> {
    await this.db.deleteFrom('oauth_record').where('kind', '=', kind).where('idHash', '=', idHash).execute();
  }

  /** Deletes these grants with their codes and tokens. */
  async deleteGrants(grantIds: readonly string[]): Promise<void> {
    await this.db
      .deleteFrom('oauth_record')
      .where('grantId', '=', sql<string>`any(${[...grantIds]}::text[])`)
      .execute();
  }

  /** Deletes records that expired before the given time. */
  async deleteExpired(before: Date): Promise<void> {
    await this.db.deleteFrom('oauth_record').where('expiresAt', '<', before).execute();
  }

  /**
   * Deletes unused client registrations: those from before the given time, and all but the newest `most` of the rest.
   * Clients that ever had a connection are kept, because without a registration they could never connect again. Clients
   * with a grant or a pending request are kept too. Raw, because it is scheduled work across workspaces.
   */
  async deleteUnusedClients(now: Date, before: Date, most: number): Promise<void> {
    await sql`with unused as (
         select r.id_hash, r.created_at, row_number() over (order by r.created_at desc) as place from oauth_record r
         where r.kind = 'Client' and not exists (select from connection c where c.client_id = r.client_id)
           and not exists (select from oauth_record other where other.client_id = r.client_id
             and (other.kind = 'Grant' or (other.kind = 'Interaction' and other.expires_at > ${now}))))
       delete from oauth_record o using unused u
       where o.kind = 'Client' and o.id_hash = u.id_hash and (u.created_at < ${before} or u.place > ${most})`.execute(
      this.dbAcrossWorkspaces,
    );
  }

  private record(kind: string, idHash: Buffer) {
    return this.db
      .selectFrom('oauth_record')
      .select(READ)
      .where('kind', '=', kind)
      .where('idHash', '=', idHash);
  }
}
